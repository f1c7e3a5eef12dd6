using VocalMidi.Engine.Timing;

namespace VocalMidi.Scripting.Tests;

/// <summary>A chain of scripts, notes that are played into it, and what came out. 1000 samples a second.</summary>
internal sealed class Stream : IVoiceEventSink, IDisposable
{
    public const int Rate = 1000;

    private readonly Dictionary<int, VoiceEvent> _held = [];
    private int _lastId;
    private long _lastDue;

    public Stream(params string[] scripts)
    {
        NoteScript[] compiled = [.. scripts.Select((text, i) => NoteScript.Compile(new ScriptText(i == 0 ? "test.lua" : $"test{i + 1}.lua", text)))];
        Chain = new ScriptChain(Rate, compiled, this);
    }

    public ScriptChain Chain { get; }

    public List<VoiceEvent> Events { get; } = [];

    public bool Records { get; set; } = true;

    public long Count { get; private set; }

    public void Accept(in VoiceEvent voiceEvent)
    {
        Count++;
        if (Records) Events.Add(voiceEvent);
    }

    /// <summary>A note begins; at 120 beats a minute a beat is 500 samples.</summary>
    public int On(long at, float pitch = 60, float velocity = 0.5f, int channel = 0, long decided = -1)
    {
        int id = ++_lastId;
        long decision = decided < 0 ? at : decided;
        long due = Due(at, decision);
        var e = new VoiceEvent(VoiceEventKind.NoteOn, id, (int)MathF.Round(pitch), decision, at, due, pitch, velocity, 0.6f, channel);
        _held[id] = e;
        Chain.Accept(e);
        return id;
    }

    public void Move(int id, long at, float pitch, float level = 0.5f, long decided = -1) => Chain.Accept(_held[id] with
    {
        Kind = VoiceEventKind.Pitch,
        DecisionSample = decided < 0 ? at : decided,
        VoiceSample = at,
        DueSample = Due(at, decided < 0 ? at : decided),
        Pitch = pitch,
        Velocity = 0,
        Level = level,
    });

    public void Off(int id, long at, long decided = -1)
    {
        long decision = decided < 0 ? at : decided;
        Chain.Accept(_held[id] with
        {
            Kind = VoiceEventKind.NoteOff,
            DecisionSample = decision,
            VoiceSample = at,
            DueSample = Due(at, decision),
            Velocity = 0,
        });
        _held.Remove(id);
    }

    /// <summary>A whole note.</summary>
    public void Play(long from, long to, float pitch = 60, float velocity = 0.5f)
    {
        int id = On(from, pitch, velocity);
        Off(id, to);
    }

    public void To(long sample) => Chain.AdvanceTo(sample);

    /// <summary>Everything that came out, in short: "100+60 200-60".</summary>
    public string Shown() => string.Join(' ', Events.Select(e => e.Kind switch
    {
        VoiceEventKind.NoteOn => $"{e.DueSample}+{e.Pitch:0.##}",
        VoiceEventKind.NoteOff => $"{e.DueSample}-{e.Key}",
        _ => $"{e.DueSample}~{e.Pitch:0.##}",
    }));

    /// <summary>All log lines without the script's name.</summary>
    public string Log()
    {
        var lines = new List<string>();
        while (Chain.TryTakeLog(out string line)) lines.Add(line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        return string.Join('\n', lines);
    }

    public ScriptFault? Fault() => Chain.TryTakeFault(out ScriptFault fault) ? fault : null;

    /// <summary>Every note-on has one note-off, times never go back, and nothing sounds at the end.</summary>
    public void AssertSound()
    {
        var sounding = new HashSet<int>();
        var seen = new HashSet<int>();
        long due = long.MinValue;
        foreach (VoiceEvent e in Events)
        {
            Assert.True(e.DueSample >= due, $"{e} is before {due}");
            Assert.True(e.DecisionSample <= e.DueSample, $"{e} was decided after it sounded");
            Assert.InRange(e.Key, 0, 127);
            Assert.InRange(e.Channel, 0, 15);
            Assert.True(float.IsFinite(e.Pitch) && float.IsFinite(e.Velocity) && float.IsFinite(e.Level), e.ToString());
            due = e.DueSample;
            switch (e.Kind)
            {
                case VoiceEventKind.NoteOn:
                    Assert.True(seen.Add(e.NoteId), $"{e} has an id that was used");
                    sounding.Add(e.NoteId);
                    break;
                case VoiceEventKind.NoteOff:
                    Assert.True(sounding.Remove(e.NoteId), $"{e} ends what does not sound");
                    break;
                default:
                    Assert.Contains(e.NoteId, sounding);
                    break;
            }
        }

        Assert.Empty(sounding);
    }

    public void Dispose() => Chain.Dispose();

    // As the pipeline has it: never before the decision, and never before the event before.
    private long Due(long voice, long decision) =>
        _lastDue = Math.Max(_lastDue, Math.Max(voice + Chain.LatencySamples, decision));
}
