using System.Text.Json;
using VocalMidi.Engine.Profiling;
using VocalMidi.Native.Profiling;
using VocalMidi.Native.Worker;

namespace VocalMidi.Native.Tests;

/// <summary>What the worker tells of itself.</summary>
public sealed unsafe class WorkerProfileTests
{
    private const double BlockNs = 1e9 * 480 / 48000;

    [Fact]
    public void Every_hop_is_counted_in_every_stage_and_the_profile_is_json()
    {
        using var rig = new ScriptRig(("echo", "function on_note(n) emit(n) end"));
        rig.Choose("echo");
        rig.Start();
        rig.Play(Voice.Melody());
        StageClock stages = rig.Worker.Profile.Stages;
        stages.Flush();
        long hops = stages.Hops.Summarise().Count;
        Assert.Equal(Voice.Melody().Length / 2 / 240, hops, 2d);
        Assert.Equal(hops, stages[Stage.Features].Summarise().Count);
        Assert.Equal(hops, stages[Stage.Tracker].Summarise().Count);
        Assert.True(stages[Stage.Scripts].Summarise().Count > 0);
        (double busy, double stream) = rig.Worker.Profile.Worked(48000);
        using var text = new ProfileText();
        using JsonDocument json = JsonDocument.Parse(
            text.Write(rig.Worker.Profile, busy, stream, Collections.Now(), null).ToArray());
        JsonElement worker = json.RootElement.GetProperty("worker");
        Assert.Equal(hops, worker.GetProperty("hop_us").GetProperty("count").GetInt64());
        Assert.True(worker.GetProperty("real_time_factor").GetDouble() > 0);
        foreach (string stage in new[] { "features", "model", "tracker", "scripts" })
            Assert.True(json.RootElement.GetProperty("stages").TryGetProperty(stage, out _));
    }

    [Fact]
    public void The_share_is_of_the_time_that_passed_and_the_real_time_factor_of_the_audio()
    {
        using var link = new NativeLink();
        var profile = new WorkerProfile(link.Block, trace: false);
        Assert.Equal((0d, 0d), Shares(profile, busyNs: 0, streamNs: 0));
        profile.BeginStep(0, 240);
        Thread.Sleep(20); // time passes, however much of it
        profile.EndStep();
        double elapsed = profile.ElapsedNs;
        Assert.InRange(elapsed, 20e6, double.MaxValue);
        Assert.Equal((0.25, 0.01), Shares(profile, busyNs: elapsed / 4, streamNs: 25 * elapsed));
    }

    [Fact]
    public void An_event_carries_what_it_took()
    {
        using var rig = new ScriptRig();
        rig.Start();
        rig.Link.PushAudio(Voice.Tone(0.5));
        rig.Worker.Step();
        Assert.True(rig.Link.PopEvent(out Abi.VmEvent first));
        Assert.InRange(first.ComputeNs, 1u, 1_000_000_000u);
    }

    [Fact]
    public void A_worker_that_comes_late_has_missed_its_deadline_and_was_woken_late()
    {
        using var rig = new ScriptRig();
        rig.Start();
        Block(rig, endedBeforeNs: 0);
        rig.Worker.Step();
        Assert.Equal(0, rig.Worker.Profile.DeadlineMisses);
        Block(rig, endedBeforeNs: 500_000_000);
        rig.Worker.Step();
        Assert.True(rig.Worker.Profile.DeadlineMisses > 0);
        Assert.InRange(rig.Worker.Profile.WorstMissNs, 490_000_000, long.MaxValue);
        Assert.InRange(rig.Worker.Profile.Wakes.Summarise().Max, 490e6, double.MaxValue);
    }

    [Fact]
    public void Offline_nothing_is_late()
    {
        using var rig = new ScriptRig();
        rig.Start();
        rig.Link.Block->Offline = 1;
        Block(rig, endedBeforeNs: 500_000_000);
        rig.Worker.Step();
        Assert.Equal(0, rig.Worker.Profile.DeadlineMisses);
        Assert.Equal(0, rig.Worker.Profile.Wakes.Summarise().Count);
    }

    [Theory]
    [InlineData(0u, 0)]
    [InlineData(1u, 1)]
    public void Standing_still_with_work_at_hand_is_starving_and_offline_an_inversion(uint offline, int inversions)
    {
        using var link = new NativeLink();
        link.Block->Offline = offline;
        var profile = new WorkerProfile(link.Block, trace: false);
        profile.BeginStep(0, 240);
        Thread.Sleep(50); // stands for a thread that others do not let run
        profile.EndStep();
        Assert.Equal((1, inversions), (profile.Starved, profile.Inversions));
        Assert.InRange(profile.StarvedForNs, 40_000_000, long.MaxValue);
        long before = profile.StarvedForNs;
        profile.BeginStep(0, 240);
        profile.BeginWait();
        Thread.Sleep(50); // on purpose
        profile.EndWait();
        profile.EndStep();
        Assert.InRange(profile.StarvedForNs - before, 0, 40_000_000); // others may well have taken some of it
    }

    [Fact]
    public void A_trace_has_the_stages_one_after_another()
    {
        using var link = new NativeLink();
        using var worker = new EngineWorker(link.Block, Voice.Rate, Parameters.PluginParameters.Defaults(), trace: true);
        link.PushAudio(Voice.Tone(0.05));
        worker.Step();
        var spans = new Span[256];
        long from = 0;
        int count = worker.Profile.CopySpans(spans, ref from);
        Assert.True(count > 20);
        for (int i = 1; i < count; i++) Assert.True(spans[i].StartNs >= spans[i - 1].StartNs + spans[i - 1].LengthNs);
    }

    private static (double Share, double RealTimeFactor) Shares(WorkerProfile profile, double busyNs, double streamNs)
    {
        using var text = new ProfileText();
        ReadOnlySpan<byte> written = text.Write(profile, busyNs, streamNs, Collections.Now(), null);
        using JsonDocument json = JsonDocument.Parse(written.ToArray());
        JsonElement worker = json.RootElement.GetProperty("worker");
        return (worker.GetProperty("share").GetDouble(), worker.GetProperty("real_time_factor").GetDouble());
    }

    // A block of real time that ended so long ago.
    private static void Block(ScriptRig rig, long endedBeforeNs)
    {
        rig.Link.PushAudio(Voice.Tone(0.01));
        rig.Link.Block->BlockFrames = 480;
        rig.Link.Block->FrameNs = BlockNs / 480;
        rig.Link.Block->BlockNs = (ulong)(StageClock.Now - endedBeforeNs);
    }
}
