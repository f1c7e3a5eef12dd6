using CsCheck;
using VocalMidi.Engine.Timing;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Parameters;
using VocalMidi.Native.Scripts;

namespace VocalMidi.Native.Tests;

/// <summary>Scripts change while the stream plays: no note hangs, none is lost, values stay where they belong.</summary>
public sealed unsafe class ScriptSwapTests
{
    private const string Up = "param{ name = 'by', min = 0, max = 24, default = 12 }\nfunction on_note(n) n.pitch = n.pitch + params.by emit(n) end";
    private const string Voices = "function on_note(n) emit(n) n.pitch = n.pitch + 7 emit(n) at(n.start + 0.2, { pitch = 30, length = 9 }) end";

    private static int[] Plain
    {
        get
        {
            using var rig = new ScriptRig();
            rig.Start();
            rig.Play(Voice.Melody());
            return rig.TakeKeys();
        }
    }

    [Fact]
    public void A_choice_while_playing_plays_once_it_is_loaded()
    {
        using var rig = new ScriptRig(("up", Up));
        rig.Start();
        rig.Set(PluginParameters.Script, 1);
        rig.Play(Voice.Melody());
        Assert.Equal(Plain, rig.TakeKeys()); // nobody has loaded it yet
        rig.Scripts.Serve(look: false);
        rig.Play(Voice.Melody());
        Assert.Equal(Plain.Select(key => key + 12), rig.TakeKeys());
        Assert.Equal(1u, rig.Link.Block->PoolGeneration);
        Assert.Equal(0.5, rig.Link.Block->Pool[0]);
        Assert.Equal(1u, rig.Link.Block->PoolHandled);
        Assert.Equal(0u, rig.Link.Block->PoolSequence % 2);
        Assert.True(rig.Link.Block->Notices > 0);
    }

    [Fact]
    public void A_value_set_for_the_chosen_script_wins_over_its_default()
    {
        using var rig = new ScriptRig(("up", Up));
        rig.Start();
        rig.Set(PluginParameters.Pool, 0.9); // meant for what plays now
        rig.Set(PluginParameters.Script, 1);
        rig.Set(PluginParameters.Pool, 5 / 24.0);
        rig.Play(new float[960]);
        rig.Scripts.Serve(look: false);
        rig.Play(Voice.Melody());
        Assert.Equal(Plain.Select(key => key + 5), rig.TakeKeys());
        Assert.Equal(5 / 24.0, rig.Link.Block->Pool[0]);
    }

    [Fact]
    public void Offline_a_choice_plays_from_its_sample_on_at_any_block_size()
    {
        List<VmEvent> whole = Offline(4096);
        Assert.Equal(2, whole.Count(e => e.Kind == (uint)VoiceEventKind.NoteOn));
        Assert.Contains(whole, e => e.NoteId >= 0x4000_0000);
        Gen.Int[1, 9000].Sample(frames => Assert.Equal(whole, Offline(frames)), iter: 5);

        static List<VmEvent> Offline(int frames)
        {
            using var rig = new ScriptRig(("up", Up));
            rig.Start();
            rig.Link.Block->Offline = 1;
            using var done = new CancellationTokenSource();
            var loader = new Thread(() =>
            {
                while (!done.IsCancellationRequested)
                {
                    rig.Scripts.Serve(look: false);
                    Thread.Yield();
                }
            });
            loader.Start();
            rig.Link.PushMessage(new VmMessage
            {
                At = 40001,
                Kind = VmMessageKind.Parameter,
                Parameter = PluginParameters.Script,
                Value = 1,
            });
            rig.Play(Voice.Melody(), Math.Min(frames, 4096));
            done.Cancel();
            loader.Join();
            return rig.Events;
        }
    }

    [Fact]
    public void A_stream_that_ends_does_not_wait_for_a_script()
    {
        using var rig = new ScriptRig(("up", Up));
        rig.Start();
        rig.Link.Block->Offline = 1;
        rig.Link.Block->Stop = 1;
        rig.Set(PluginParameters.Script, 1);
        rig.Play(new float[960]); // comes back, though nobody serves
    }

    [Fact]
    public void Notes_that_sound_end_when_another_script_comes()
    {
        using var rig = new ScriptRig(("up", Up), ("voices", Voices));
        rig.Choose("voices");
        rig.Start();
        rig.Play(Voice.Melody()[..60000]);
        Assert.True(rig.Stuck() > 0);
        rig.Set(PluginParameters.Script, rig.ChoiceOf("up"));
        rig.Play(new float[2]);
        rig.Scripts.Serve(look: false);
        rig.Play(new float[960]);
        Assert.Equal(0, rig.Stuck());
    }

    [Fact]
    public void An_edit_plays_at_once_and_keeps_values_by_name_and_state()
    {
        using var rig = new ScriptRig(("up", "state.seen = 0\n" + Up));
        rig.Choose("up");
        rig.Pool[0] = 0.25;
        rig.Start();
        rig.Play(Voice.Melody());
        Assert.Equal(Plain.Select(key => key + 6), rig.TakeKeys());
        rig.Write("up", "param{ name = 'new', label = 'New', min = 0, max = 1, default = 1 }\n"
            + Up.Replace("params.by", "-params.by", StringComparison.Ordinal));
        rig.Scripts.Serve(look: true);
        rig.Play(Voice.Melody());
        Assert.Equal(Plain.Select(key => key - 6), rig.TakeKeys());
        Assert.Equal(["New", "by"], [rig.Scripts.Pool.Name(0), rig.Scripts.Pool.Name(1)]);
        Assert.Equal((1, 0.25), (rig.Link.Block->Pool[0], rig.Link.Block->Pool[1]));
        Assert.NotEmpty(rig.Scripts.Save().Scripts[0].State);
    }

    [Fact]
    public void A_wrong_edit_leaves_the_version_before_playing_and_is_told()
    {
        using var rig = new ScriptRig(("up", Up));
        rig.Choose("up");
        rig.Start();
        rig.Write("up", Up + "\nfunction on_note(n) emit(n");
        uint notices = rig.Link.Block->Notices;
        rig.Scripts.Serve(look: true);
        rig.Play(Voice.Melody());
        Assert.Equal(Plain.Select(key => key + 12), rig.TakeKeys());
        Assert.Contains("up.lua:3: while loading:", rig.Scripts.Trouble, StringComparison.Ordinal);
        Assert.Contains("the version before goes on", rig.Scripts.Trouble, StringComparison.Ordinal);
        Assert.True(rig.Link.Block->Notices > notices);
        rig.Write("up", Up);
        rig.Scripts.Serve(look: true);
        Assert.Null(rig.Scripts.Trouble);
    }

    [Fact]
    public void A_project_opened_while_playing_plays_at_once()
    {
        using var rig = new ScriptRig();
        rig.Start();
        double[] pool = [.. Enumerable.Repeat(double.NaN, AbiConstants.PoolSize)];
        rig.Scripts.Load(new SavedScripts("project", [new EmbeddedScript(new("up.lua", Up), [])]), pool);
        rig.Play(Voice.Melody());
        Assert.Equal(Plain.Select(key => key + 12), rig.TakeKeys());
    }

    [Fact]
    public void Ten_thousand_edits_while_playing_leave_no_note_hanging_and_no_memory_behind()
    {
        using var rig = new ScriptRig(("voices", Voices));
        rig.Choose("voices");
        rig.Start();
        float[] voice = Voice.Melody();
        const int frames = 64;
        long begin = 0;
        int notes = 0;
        for (int edit = 0, at = 0; edit < 10_000; edit++, at = (at + (2 * frames)) % (voice.Length - (2 * frames)))
        {
            if (edit == 1000) begin = ResidentBytes();
            rig.Write("voices", Voices + "\n-- " + edit);
            rig.Scripts.Serve(look: true);
            rig.Link.PushAudio(voice.AsSpan(at, 2 * frames));
            rig.Worker.Step();
            rig.Events.AddRange(rig.Link.PopEvents());
        }

        rig.EndNotes();
        notes += rig.Events.Count(e => e.Kind == (uint)VoiceEventKind.NoteOn);
        Assert.InRange(notes, 20, 10_000);
        Assert.Equal(0, rig.Stuck());
        Assert.Null(rig.Worker.Scripts.Fault);
        Assert.EndsWith("-- 9999", rig.Scripts.Save().Scripts[0].Text.Text, StringComparison.Ordinal);
        Assert.InRange(ResidentBytes() - begin, long.MinValue, 64L << 20); // one state of Lua is some 50 KB
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Environment.WorkingSet;
    }
}
