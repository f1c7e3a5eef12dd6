using CsCheck;
using VocalMidi.Engine.Timing;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Parameters;
using VocalMidi.Native.Scripts;
using VocalMidi.Native.State;
using VocalMidi.Native.Worker;
using VocalMidi.Scripting;

namespace VocalMidi.Native.Tests;

/// <summary>Scripts between the pipeline and the event ring.</summary>
public sealed unsafe class ScriptedWorkerTests
{
    private const string Fifths = "function on_note(n) emit(n) n.pitch = n.pitch + 7 n.channel = 2 emit(n) end";
    private const string Echo = "function on_note(n) emit(n) at(n.start + 0.05, { pitch = n.pitch, length = 0.01 }) end";
    private const string Beats = "function on_beat(b) emit{ pitch = 36, length_beats = 0.1, channel = 10 } end";
    private static readonly double[] s_defaults = PluginParameters.Defaults();

    [Fact]
    public void A_script_s_notes_leave_on_their_channels_and_all_end()
    {
        List<VmEvent> events = Play([Fifths], Voice.Melody(), [], [4096]);
        Assert.Equal(4, events.Count(e => e.Kind == (uint)VoiceEventKind.NoteOn));
        Assert.Equal(4, events.Count(e => e.Kind == (uint)VoiceEventKind.NoteOff));
        Assert.Equal(2, events.Count(e => e.Kind == (uint)VoiceEventKind.NoteOn && e.Channel == 1));
    }

    [Fact]
    public void Events_depend_neither_on_the_pieces_nor_on_when_messages_arrive()
    {
        float[] voice = Voice.Melody();
        VmMessage[] messages =
        [
            new() { At = 0, Kind = VmMessageKind.Transport, Transport = Song(beats: 3.7, tempo: 130) },
            new() { At = 30001, Kind = VmMessageKind.EndNotes, Epoch = 1 },
            new() { At = 30001, Kind = VmMessageKind.Transport, Epoch = 1, Transport = Song(beats: 40, tempo: 90) },
            new() { At = 60000, Kind = VmMessageKind.Reset, Epoch = 2 },
        ];
        string[] scripts = [Fifths, Echo, Beats];
        List<VmEvent> whole = Play(scripts, voice, messages, [voice.Length / 2]);
        Assert.Contains(whole, e => e.Channel == 9);
        Gen.Int[1, 9000].Array[1, 20].Sample(
            pieces => Assert.Equal(whole, Play(scripts, voice, messages, pieces)), iter: 10);
    }

    [Fact]
    public void Beats_come_where_the_host_s_song_has_them()
    {
        VmMessage[] messages = [new() { At = 0, Kind = VmMessageKind.Transport, Transport = Song(beats: 0.5, tempo: 120) }];
        List<VmEvent> events = Play([Beats], new float[2 * 48000], messages, [4096]);
        // The first whole beat is half a beat away: a quarter of a second.
        Assert.InRange(events[0].DueSample, 11999, 12001);
        Assert.InRange(events.Where(e => e.Kind == (uint)VoiceEventKind.NoteOn).Skip(1).First().DueSample, 35999, 36001);
    }

    [Fact]
    public void The_worker_allocates_nothing_with_scripts_once_it_runs()
    {
        using var link = new NativeLink();
        using EngineWorker worker = Start(link, [Fifths, Echo]);
        float[] voice = Voice.Melody();
        long before = 0;
        for (int round = 0; round < 4; round++)
        {
            if (round == 1) before = GC.GetAllocatedBytesForCurrentThread();
            long at = (long)link.Block->Processed;
            link.PushMessage(new VmMessage { At = at, Kind = VmMessageKind.Transport, Transport = Song(round, 100) });
            link.PushMessage(new VmMessage { At = at, Kind = VmMessageKind.EndNotes, Epoch = (uint)round });
            Feed(link, worker, voice, 480);
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Null(worker.Scripts.Fault);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_script_that_fails_is_told_and_its_notes_pass()
    {
        using var link = new NativeLink();
        using EngineWorker worker = Start(link, ["function on_note(n)\n  emit(n.nothing.pitch)\nend"]);
        Feed(link, worker, Voice.Melody(), 480);
        Assert.Contains("0.lua:2: in on_note:", worker.Scripts.Fault, StringComparison.Ordinal);
        Assert.True(link.Block->Notices > 0);
    }

    [Fact]
    public void What_is_too_much_to_be_saved_is_told()
    {
        using var link = new NativeLink();
        using EngineWorker worker = Start(link, ["state.t = {} for i = 1, 9 do state.t[i] = string.rep('x', 16000) end"]);
        Assert.Null(worker.Scripts.Fault);
        Assert.Empty(worker.Scripts.SaveStates(0)![0]);
        Assert.Contains("state is too large to be saved", worker.Scripts.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void What_scripts_keep_is_saved_with_their_texts_and_comes_back()
    {
        using var link = new NativeLink();
        const string counting = "state.notes = state.notes or 0\nfunction on_note(n) state.notes = state.notes + 1 emit(n) end";
        using EngineWorker worker = Start(link, [counting]);
        Feed(link, worker, Voice.Melody(), 480);
        EmbeddedScript[] scripts = [new(new ScriptText("count.lua", counting), worker.Scripts.SaveStates(0)![0])];
        byte[] state = PluginState.Save(s_defaults, new SavedScripts("project", scripts));
        Assert.Equal(s_defaults.Length, PluginState.Load(state, out SavedScripts saved).Length);
        Assert.Equal(state, PluginState.Save(s_defaults, saved));
        IReadOnlyList<EmbeddedScript> loaded = saved.Scripts;
        Assert.Equal(counting, loaded[0].Text.Text);
        using NoteScript again = NoteScript.Compile(loaded[0].Text);
        Assert.True(again.LoadState(loaded[0].State));
        Assert.Equal(loaded[0].State, again.SaveState());
        using NoteScript fresh = NoteScript.Compile(loaded[0].Text);
        Assert.NotEqual(loaded[0].State, fresh.SaveState());
    }

    [Fact]
    public void States_with_any_texts_come_back_and_cut_ones_are_refused() =>
        Gen.Select(Gen.String, Gen.String, Gen.Byte.Array[0, 30]).Array[0, 8].Sample(parts =>
        {
            EmbeddedScript[] scripts = [.. parts.Select(p => new EmbeddedScript(new ScriptText(Clean(p.Item1), Clean(p.Item2)), p.Item3))];
            byte[] section = ScriptSection.Write(new SavedScripts("user:é", scripts));
            Assert.True(ScriptSection.TryRead(section, out SavedScripts read));
            Assert.Equal("user:é", read.Choice);
            Assert.Equal(scripts.Select(s => s.Text), read.Scripts.Select(s => s.Text));
            Assert.Equal(scripts.Select(s => s.State), read.Scripts.Select(s => s.State));
            for (int length = 1; length < section.Length; length++)
                Assert.False(ScriptSection.TryRead(section.AsSpan(0, length), out _));
        }, iter: 100);

    // A lone surrogate is no text that UTF-8 can hold.
    private static string Clean(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);

    private static VmTransport Song(double beats, double tempo) => new()
    {
        Beats = beats,
        Tempo = tempo,
        BeatsPerBar = 4,
        BeatUnit = 4,
        Flags = VmTransportFlags.Playing | VmTransportFlags.HasBeats,
    };

    private static EngineWorker Start(NativeLink link, string[] scripts) => new(
        link.Block, Voice.Rate, s_defaults, model: null,
        new ScriptSet(1, [.. scripts.Select((text, i) => NoteScript.Compile(new ScriptText($"{i}.lua", text)))], new double[8]));

    private static void Feed(NativeLink link, EngineWorker worker, float[] interleaved, int frames)
    {
        for (int at = 0; at < interleaved.Length; at += 2 * frames)
        {
            link.PushAudio(interleaved.AsSpan(at, Math.Min(2 * frames, interleaved.Length - at)));
            worker.Step();
            while (link.PopEvent(out _))
            {
            }
        }
    }

    private static List<VmEvent> Play(string[] scripts, float[] interleaved, VmMessage[] messages, int[] pieces)
    {
        using var link = new NativeLink();
        using EngineWorker worker = Start(link, scripts);
        var events = new List<VmEvent>();
        int sent = 0;
        long frame = 0;
        for (int at = 0, turn = 0; at < interleaved.Length; turn++)
        {
            int frames = Math.Min(Math.Min(pieces[turn % pieces.Length], 4096), (interleaved.Length - at) / 2);
            for (; sent < messages.Length && messages[sent].At <= frame + frames; sent++) link.PushMessage(messages[sent]);
            link.PushAudio(interleaved.AsSpan(at, 2 * frames));
            at += 2 * frames;
            frame += frames;
            worker.Step();
            events.AddRange(link.PopEvents());
        }
        return events;
    }
}
