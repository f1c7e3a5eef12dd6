using VocalMidi.Engine.Timing;

namespace VocalMidi.Scripting.Tests.Scripts;

/// <summary>A note that goes in; times in quarter notes, at 120 a minute.</summary>
internal sealed record Sung(double Beat, double Length, double Pitch, double Velocity = 0.8)
{
    /// <summary>Where the voice glides to, and when, in quarter notes after the note's start.</summary>
    public IReadOnlyList<(double After, double Pitch)> Glide { get; init; } = [];
}

/// <summary>A note that came out; times in quarter notes, all numbers rounded to three places.</summary>
internal sealed record Played(double Beat, double Length, double Pitch, double Velocity = 0.8, int Channel = 1)
{
    public int Key => (int)Math.Floor(Pitch + 0.5);
}

/// <summary>Sends notes through a script, its parameters set by name, and collects what comes out.</summary>
internal sealed class Take(ScriptText script) : IVoiceEventSink
{
    private const int SampleRate = 48000;
    private const double SamplesPerBeat = SampleRate / 2;

    private readonly List<VoiceEvent> _events = [];
    private readonly Dictionary<string, object> _values = [];
    private readonly bool _shipped;

    public Take(string shipped)
        : this(ShippedScripts.Read(shipped)) => _shipped = true;

    /// <summary>The song stands still while the notes are sung.</summary>
    public bool Stopped { get; init; }

    /// <summary>How far ahead the engine may look, in quarter notes: that much earlier a note can be moved.</summary>
    public double Ahead { get; init; }

    /// <summary>When playing stops, to go on at once, in quarter notes.</summary>
    public double StopsAt { get; init; } = double.MaxValue;

    /// <summary>Where notes that came out moved to, and when, in quarter notes after the start of the take.</summary>
    public List<(double Beat, double Pitch)> Moves { get; } = [];

    public List<string> Faults { get; } = [];

    public Take With(string parameter, object value)
    {
        _values.Add(parameter, value);
        return this;
    }

    public IReadOnlyList<Played> Sing(params IEnumerable<Sung> notes)
    {
        NoteScript compiled = NoteScript.Compile(script);
        using var chain = new ScriptChain(SampleRate, [compiled], this)
        {
            LatencySamples = (long)(Ahead * SamplesPerBeat),
            HoldsUntilDue = Ahead > 0,
        };
        if (Stopped) chain.SetTransport(default(TransportState) with { Tempo = 120, BeatsPerBar = 4, BeatUnit = 4 });
        foreach ((string name, object value) in _values)
        {
            int index = compiled.Parameters.ToList().FindIndex(p => p.Name == name);
            chain.SetParameter(0, index, value as double? ?? IndexOf(compiled.Parameters[index], (string)value));
        }

        long end = 0;
        bool stopped = false;
        foreach (VoiceEvent e in EventsOf(notes))
        {
            if (!stopped && e.DecisionSample >= StopsAt * SamplesPerBeat)
            {
                stopped = true;
                chain.EndNotes((long)(StopsAt * SamplesPerBeat));
            }

            chain.Accept(e);
            end = e.DecisionSample;
        }

        chain.Finish(end);
        while (chain.TryTakeFault(out ScriptFault fault)) Faults.Add(fault.ToString());
        if (_shipped) Assert.Empty(Faults);
        return Collect();
    }

    public void Accept(in VoiceEvent voiceEvent) => _events.Add(voiceEvent);

    private static double IndexOf(ScriptParameter parameter, string choice)
    {
        int index = parameter.Choices.ToList().IndexOf(choice);
        Assert.True(index >= 0, $"{parameter.Name} has no choice {choice}");
        return index;
    }

    /// <summary>In the order of a MIDI file: at the same moment notes end before others begin.</summary>
    private static IEnumerable<VoiceEvent> EventsOf(IEnumerable<Sung> notes) => notes
        .SelectMany((note, i) => EventsOf(note, i + 1))
        .OrderBy(e => e.DecisionSample)
        .ThenBy(e => e.Kind == VoiceEventKind.NoteOff ? 0 : 1);

    private static IEnumerable<VoiceEvent> EventsOf(Sung note, int id)
    {
        VoiceEvent At(VoiceEventKind kind, double beat, double pitch)
        {
            long sample = (long)Math.Round(beat * SamplesPerBeat);
            int key = (int)Math.Floor(note.Pitch + 0.5);
            float velocity = kind == VoiceEventKind.NoteOn ? (float)note.Velocity : 0;
            return new(kind, id, key, sample, sample, sample, (float)pitch, velocity, (float)note.Velocity);
        }

        yield return At(VoiceEventKind.NoteOn, note.Beat, note.Pitch);
        foreach ((double after, double pitch) in note.Glide)
            yield return At(VoiceEventKind.Pitch, note.Beat + after, pitch);
        yield return At(VoiceEventKind.NoteOff, note.Beat + note.Length, note.Pitch);
    }

    /// <summary>The notes in order of their start, the lower first; fails if one of them never ends.</summary>
    private IReadOnlyList<Played> Collect()
    {
        List<Played> notes = [];
        foreach (VoiceEvent on in _events.Where(e => e.Kind == VoiceEventKind.NoteOn))
        {
            VoiceEvent off = Assert.Single(_events, e => e.NoteId == on.NoteId && e.Kind == VoiceEventKind.NoteOff);
            double beat = (on.DueSample / SamplesPerBeat) - Ahead;
            double length = (off.DueSample / SamplesPerBeat) - Ahead - beat;
            notes.Add(new(Round(beat), Round(length), Round(on.Pitch), Round(on.Velocity), on.Channel + 1));
        }

        foreach (VoiceEvent e in _events.Where(e => e.Kind == VoiceEventKind.Pitch))
            Moves.Add((Round((e.DueSample / SamplesPerBeat) - Ahead), Round(e.Pitch)));
        return [.. notes.OrderBy(n => n.Beat).ThenBy(n => n.Pitch)];
    }

    private static double Round(double value) => Math.Round(value, 3);
}
