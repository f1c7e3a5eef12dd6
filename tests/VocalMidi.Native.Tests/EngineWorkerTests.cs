using CsCheck;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Parameters;
using VocalMidi.Native.Worker;

namespace VocalMidi.Native.Tests;

/// <summary>What the worker makes of audio and messages; run on the test's own thread, but for the last tests.</summary>
public sealed unsafe class EngineWorkerTests
{
    private static readonly double[] s_defaults = PluginParameters.Defaults();

    [Fact]
    public void A_melody_becomes_notes_that_all_end()
    {
        List<VmEvent> events = Play(Voice.Melody(), [], [4096]);
        Assert.Equal(2, events.Count(e => e.Kind == (uint)VoiceEventKind.NoteOn));
        Assert.Equal(2, events.Count(e => e.Kind == (uint)VoiceEventKind.NoteOff));
    }

    [Fact]
    public void Events_depend_neither_on_the_pieces_nor_on_when_messages_arrive()
    {
        float[] voice = Voice.Melody();
        VmMessage[] messages =
        [
            new() { At = 20000, Kind = VmMessageKind.EndNotes, Epoch = 1 },
            new() { At = 20001, Kind = VmMessageKind.Parameter, Parameter = (uint)ParameterId.Transpose, Value = 12 },
            new() { At = 60000, Kind = VmMessageKind.Reset, Epoch = 2 },
        ];
        List<VmEvent> whole = Play(voice, messages, [voice.Length / 2]);
        Assert.Contains(whole, e => e.Epoch == 1);
        Gen.Int[1, 9000].Array[1, 20].Sample(pieces => Assert.Equal(whole, Play(voice, messages, pieces)), iter: 20);
    }

    [Fact]
    public void After_a_gap_the_stream_goes_on_at_the_right_sample()
    {
        using var link = new NativeLink();
        EngineWorker worker = Start(link);
        link.PushAudio(Voice.Tone(0.5));
        worker.Step();
        link.PushMessage(new VmMessage { At = 24000, Frames = 1_000_000, Kind = VmMessageKind.Gap, Epoch = 5 });
        link.PushAudio(Voice.Tone(0.5));
        worker.Step();
        Assert.Equal(1_048_000UL, link.Block->Processed);
        List<VmEvent> after = [.. link.PopEvents().Where(e => e.Epoch == 5 && e.Kind == (uint)VoiceEventKind.NoteOn)];
        Assert.NotEmpty(after);
        Assert.All(after, e => Assert.InRange(e.DecisionSample, 1_024_000, 1_048_000));
    }

    [Fact]
    public void An_engine_that_throws_is_reported_and_audio_goes_on_being_taken()
    {
        using var link = new NativeLink();
        EngineWorker worker = Start(link);
        link.PushMessage(new VmMessage { Kind = VmMessageKind.Parameter, Parameter = 9999 });
        link.PushAudio(Voice.Tone(0.5));
        worker.Step();
        Assert.Equal(1u, link.Block->Failed);
        Assert.Contains("The engine stopped", worker.Failure, StringComparison.Ordinal);
        Assert.Contains("restart the plugin", worker.Failure, StringComparison.Ordinal);
        Assert.Equal(24000UL, link.Block->Processed);
        Assert.Empty(link.PopEvents());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_worker_allocates_nothing_once_it_runs(bool withModel)
    {
        using var link = new NativeLink();
        using VoiceModel? model = withModel
            ? VoiceModel.Open(Path.Combine(AppContext.BaseDirectory, "tiny", "tiny.onnx"), live: true)
            : null;
        using EngineWorker worker = new(link.Block, Voice.Rate, s_defaults, model);
        float[] voice = Voice.Melody();
        Feed(link, worker, voice, 480);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 3; round++)
        {
            link.PushMessage(new VmMessage { Kind = VmMessageKind.Parameter, Parameter = (uint)ParameterId.Gate, Value = -50 });
            link.PushMessage(new VmMessage { Kind = VmMessageKind.EndNotes, Epoch = (uint)round });
            Feed(link, worker, voice, 480);
            link.PushMessage(new VmMessage { At = (long)link.Block->Processed, Frames = 9, Kind = VmMessageKind.Gap });
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(link.Block->BusyFrames > 0 && link.Block->BusyNs > 0);
    }

    [Fact]
    public void A_full_event_ring_holds_the_worker_back_and_loses_no_note()
    {
        using var link = new NativeLink();
        link.Block->Events.Write = link.Block->Events.Capacity; // full of someone's events
        var thread = new WorkerThread(link.Block, Start(link));
        link.PushAudio(Voice.Melody().AsSpan(0, 2 * 40000));
        link.Wake();
        Assert.False(link.WaitForProgress(40000));
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref link.Block->Events.Refused) > 0, TimeSpan.FromSeconds(10)));
        Assert.Equal((int)link.Block->Events.Capacity, Enumerable.Range(0, 4096).Count(_ => link.PopEvent(out VmEvent _)));
        link.Wake();
        Assert.True(link.WaitForProgress(40000));
        Assert.Contains(link.PopEvents(), e => e.Kind == (uint)VoiceEventKind.NoteOn);
        thread.Stop();
    }

    [Fact]
    public void A_worker_ends_while_it_sleeps_and_while_it_is_held_back()
    {
        using var sleeping = new NativeLink();
        var first = new WorkerThread(sleeping.Block, Start(sleeping));
        first.Stop();

        using var full = new NativeLink();
        full.Block->Events.Write = full.Block->Events.Capacity;
        var second = new WorkerThread(full.Block, Start(full));
        full.PushAudio(Voice.Tone(0.9));
        full.Wake();
        Assert.False(full.WaitForProgress(43200));
        second.Stop();
    }

    private static EngineWorker Start(NativeLink link) => new(link.Block, Voice.Rate, s_defaults);

    /// <summary>All events of the audio in pieces of these sizes (repeated), messages pushed just in time.</summary>
    private static List<VmEvent> Play(float[] voice, VmMessage[] messages, int[] pieces)
    {
        using var link = new NativeLink();
        EngineWorker worker = Start(link);
        var events = new List<VmEvent>();
        int sent = 0;
        int frames = voice.Length / 2;
        for (int at = 0, i = 0; at < frames; i++)
        {
            int count = Math.Min(Math.Min(pieces[i % pieces.Length], frames - at), link.AudioCapacity);
            for (; sent < messages.Length && messages[sent].At < at + count; sent++) link.PushMessage(messages[sent]);
            Assert.True(link.PushAudio(voice.AsSpan(2 * at, 2 * count)));
            worker.Step();
            events.AddRange(link.PopEvents());
            at += count;
        }
        return events;
    }

    private static void Feed(NativeLink link, EngineWorker worker, float[] voice, int block)
    {
        for (int at = 0; at < voice.Length; at += 2 * block)
        {
            link.PushAudio(voice.AsSpan(at, Math.Min(2 * block, voice.Length - at)));
            worker.Step();
            while (link.PopEvent(out VmEvent _)) { }
        }
    }
}
