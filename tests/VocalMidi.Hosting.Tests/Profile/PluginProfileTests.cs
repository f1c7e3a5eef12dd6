using VocalMidi.Hosting.Profile;

namespace VocalMidi.Hosting.Tests.Profile;

public sealed class PluginProfileTests
{
    private readonly PluginProfile _profile = PluginProfile.Parse(SyntheticProfile.Json);

    [Fact]
    public void The_head_tells_rate_mode_and_block()
    {
        Assert.Equal((48000.0, 960L, "aligned", false), (_profile.SampleRate, _profile.LatencySamples, _profile.Mode, _profile.Offline));
        Assert.Equal((64L, 96000L, 1L), (_profile.BlockFrames, _profile.StreamSamples, _profile.Gaps));
        Assert.Equal((2.0, 20.0), (_profile.StreamSeconds, _profile.ReportedMilliseconds));
        Assert.Equal(1333.333, _profile.BlockMicroseconds, 3);
    }

    [Fact]
    public void Latency_comes_in_its_parts()
    {
        LatencyProfile latency = _profile.Latency;
        Assert.Equal((50.0, false, 7L, 6L, 4L),
            (latency.TargetMs, latency.MeetsTarget, latency.Notes, latency.Latest, latency.LateEvents));
        Assert.Equal(
            new Distribution { Count = 6, Mean = 40.5, P50 = 41, P95 = 55, P99 = 56, Max = 57 }, latency.TotalMs);
        Assert.Equal((31.0, 8.0, 0.5), (latency.AlgorithmMs.P50, latency.WaitingMs.P50, latency.ComputeMs.P50));
    }

    [Fact]
    public void Callback_and_rings_are_read()
    {
        CallbackProfile callback = _profile.Callback;
        Assert.Equal((1500L, 0.004, 1.5), (callback.Count, callback.Share, callback.DurationUs.P50));
        Assert.Equal((3L, 812.5), (callback.Late, callback.LateMaxUs));
        Assert.Equal((2L, 900.0), (callback.Slow, callback.SlowMaxUs));
        Assert.Equal((1L, 900.0), (callback.HeldUp, callback.HeldUpMaxUs));
        Assert.Equal(
            new RingProfile { Capacity = 96000, HighWater = 700, Refused = 5, Level = 64 }, _profile.Rings.Audio);
        Assert.Equal((256L, 1024L), (_profile.Rings.Messages.Capacity, _profile.Rings.Events.Capacity));
    }

    [Fact]
    public void The_engine_half_is_read_and_a_field_of_a_newer_plugin_is_no_error()
    {
        EngineProfile engine = _profile.Engine!;
        WorkerProfile worker = engine.Worker;
        Assert.Equal((0.02, (double?)null, 0.021), (worker.Share, worker.CpuShare, worker.RealTimeFactor));
        Assert.Equal((250.0, 170.0), (worker.WakeUs.P50, worker.HopUs.P50));
        Assert.Equal((2L, 1200.0, 1L, 2300.0, 0L),
            (worker.DeadlineMisses, worker.DeadlineWorstUs, worker.Starved, worker.StarvedUs, worker.Inversions));
        Assert.Equal("SCHED_RR 5 (rtkit) \"quoted\"", worker.Scheduling);
        Assert.Equal((55.0, 95.0, 11.0, 0L),
            (engine.Stages.Features.P50, engine.Stages.Model.P50, engine.Stages.Tracker.P50, engine.Stages.Scripts.Count));
        Assert.Equal(new CollectionProfile { Gen0 = 2, Gen1 = 1, Gen2 = 0, PauseMs = 1.25 }, engine.Collections);
        Assert.False(engine.ModelIsProblem);
    }

    [Fact]
    public void What_an_older_plugin_does_not_tell_is_zero()
    {
        PluginProfile profile = PluginProfile.Parse("""{"sample_rate":44100,"engine":null}""");
        Assert.Equal((44100.0, "live"), (profile.SampleRate, profile.Mode));
        Assert.Equal((0L, 0L), (profile.Latency.Notes, profile.Rings.Audio.Capacity));
        Assert.Null(profile.Engine);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"gaps\":\"many\"}")]
    public void Text_that_is_no_profile_is_refused_in_words(string text)
    {
        HostException e = Assert.Throws<HostException>(() => PluginProfile.Parse(text));
        Assert.Contains("plugin and command must be of one version", e.Message);
    }

    [Fact]
    public void A_distribution_takes_the_nearest_rank()
    {
        Assert.Equal(new Distribution(), Distribution.Of([]));
        Assert.Equal(
            new Distribution { Count = 4, Mean = 25, P50 = 20, P95 = 40, P99 = 40, Max = 40 },
            Distribution.Of([40, 10, 30, 20]));
    }
}
