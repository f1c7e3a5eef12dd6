using System.Text.Json;

namespace VocalMidi.Hosting.Tests;

/// <summary>A slow model shows up in the profile as what it is, in the built VocalMidi.clap.</summary>
public sealed class ClapSlowModelTests() : SlowModelTests("plugins/VocalMidi/VocalMidi.clap");

/// <summary>The same in the built VocalMidi.vst3.</summary>
public sealed class Vst3SlowModelTests() : SlowModelTests("plugins/VocalMidi.vst3");

/// <summary>
/// The same voice heard with the model that ships and with that model made slow. Times are only compared with each
/// other; medians, so that a moment in which others have the processor does not count.
/// </summary>
public abstract class SlowModelTests(string plugin)
{
    private const int Sines = 400;
    private static readonly string s_shipped = Path.Combine(TestPlugins.Root, "models", "pitch_model.onnx");
    private static readonly string[] s_others = ["features", "tracker"];

    [Fact]
    public void What_costs_is_the_model_and_no_other_stage()
    {
        (NativeHostRun plain, NativeHostRun slow) = Compare("realtime=0");
        Assert.True(Stage(slow, "model") > 10 * Stage(plain, "model"), $"{slow.Profile}");
        Assert.All(s_others, stage => Assert.True(Stage(slow, stage) < 5 * Stage(plain, stage), stage));
        Assert.All(s_others, stage => Assert.True(Stage(slow, "model") > 10 * Stage(slow, stage), stage));
        Assert.True(P50(Worker(slow).GetProperty("hop_us")) > 5 * P50(Worker(plain).GetProperty("hop_us")), $"{slow.Profile}");
        Assert.True(Number(Worker(slow), "real_time_factor") > 5 * Number(Worker(plain), "real_time_factor"), $"{slow.Profile}");
    }

    [Fact]
    public void It_hears_the_same_notes()
    {
        (NativeHostRun plain, NativeHostRun slow) = Compare("realtime=0");
        Assert.NotEmpty(slow.Of("event"));
        Assert.Equal(plain.Of("event").Select(r => string.Join(' ', r)), slow.Of("event").Select(r => string.Join(' ', r)));
        Assert.StartsWith("Listening with the model slow_model ", slow.Status, StringComparison.Ordinal);
    }

    [Fact]
    public void Offline_nothing_is_lost_and_the_model_is_neither_a_late_callback_nor_a_starved_worker()
    {
        JsonElement profile = Compare("realtime=0").Slow.Profile;
        Assert.Equal(0, Number(profile, "gaps"));
        Assert.Equal(0, Number(profile.GetProperty("rings").GetProperty("audio"), "refused"));
        Assert.Equal(0, Number(profile.GetProperty("callback"), "late"));
        AssertComputedAndNotStarved(profile);
    }

    [Fact]
    public void In_real_time_deadlines_are_missed_while_the_callback_stays_as_short_as_ever()
    {
        // More than a hop's length for every hop, whatever the machine: the worker must fall behind.
        using var model = new SlowModel(s_shipped, 4 * Sines);
        JsonElement profile = NativeHost.RunWithModel(model.Path, plugin, 1, "realtime=1").Profile;
        JsonElement engine = profile.GetProperty("engine");
        Assert.True(Number(engine.GetProperty("worker"), "deadline_misses") > 0, $"{profile}");
        Assert.True(Number(engine.GetProperty("worker"), "share") > 0.5, $"{profile}");
        Assert.True(P50(profile.GetProperty("callback").GetProperty("duration_us")) * 50
            < P50(engine.GetProperty("stages").GetProperty("model")), $"{profile}");
        AssertComputedAndNotStarved(profile);
    }

    // Computing is no standing still: that is only the time at work in which the worker had no processor, of which a busy
    // machine may well make some. Half of the processor time is taken off: some of it was spent between hops.
    private static void AssertComputedAndNotStarved(JsonElement profile)
    {
        JsonElement worker = profile.GetProperty("engine").GetProperty("worker");
        double streamUs = 1e6 * Number(profile, "stream_samples") / Number(profile, "sample_rate");
        double work = Number(worker, "share"), computed = Number(worker, "cpu_share");
        double elapsedUs = streamUs * Number(worker, "real_time_factor") / work;
        Assert.True(Number(worker, "starved_us") <= (work - (0.5 * computed)) * elapsedUs, $"{profile}");
    }

    private (NativeHostRun Plain, NativeHostRun Slow) Compare(params string[] words)
    {
        using var model = new SlowModel(s_shipped, Sines);
        return (NativeHost.Run(plugin, 2, words), NativeHost.RunWithModel(model.Path, plugin, 2, words));
    }

    private static JsonElement Worker(NativeHostRun run) => run.Profile.GetProperty("engine").GetProperty("worker");

    private static double Stage(NativeHostRun run, string name) =>
        P50(run.Profile.GetProperty("engine").GetProperty("stages").GetProperty(name));

    private static double P50(JsonElement distribution) => Number(distribution, "p50");

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();
}
