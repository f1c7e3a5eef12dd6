using System.Text.Json;

namespace VocalMidi.Hosting.Tests;

/// <summary>Trouble made on purpose shows up in the profile under its own name, in the built VocalMidi.clap.</summary>
public sealed class ClapTroubleTests() : TroubleTests("plugins/VocalMidi/VocalMidi.clap");

/// <summary>The same in the built VocalMidi.vst3.</summary>
public sealed class Vst3TroubleTests() : TroubleTests("plugins/VocalMidi.vst3");

/// <summary>
/// The monitor sees what it should. The troubles are big, 100 ms, so that a busy machine's own are small beside them.
/// </summary>
public abstract class TroubleTests(string plugin)
{
    private const double Trouble = 90_000; // microseconds; what is left of 100 ms in the worst case, and no less

    [Fact]
    public void A_host_that_calls_late_is_late_and_not_a_slow_callback()
    {
        JsonElement callback = Play("late=44100:100").GetProperty("callback");
        Assert.True(Number(callback, "late") >= 1);
        Assert.True(Number(callback, "late_max_us") >= Trouble, callback.ToString());
        Assert.True(Number(callback, "slow_max_us") < Number(callback, "late_max_us"), callback.ToString());
    }

    [Fact]
    public void An_interrupted_callback_is_held_up()
    {
        JsonElement callback = Play("interrupt=100@44100").GetProperty("callback");
        Assert.True(Number(callback, "held_up") >= 1);
        Assert.True(Number(callback, "held_up_max_us") >= Trouble, callback.ToString());
        Assert.True(Number(callback, "slow_max_us") >= Trouble, callback.ToString());
    }

    [Fact]
    public void A_slow_event_list_holds_the_callback_up_again_and_again()
    {
        JsonElement callback = Play("slow_events=20000").GetProperty("callback");
        Assert.True(Number(callback, "held_up") > 10, callback.ToString());
        Assert.True(Number(callback, "slow") > 10, callback.ToString());
    }

    [Fact]
    public void A_worker_that_stands_still_misses_its_deadline()
    {
        JsonElement profile = Play("stall=200@44100");
        JsonElement worker = profile.GetProperty("engine").GetProperty("worker");
        Assert.True(Number(worker, "deadline_misses") >= 1);
        Assert.True(Number(worker, "deadline_worst_us") >= Trouble, worker.ToString());
        Assert.Equal(0, Number(worker, "inversions"));
        Assert.Equal(0, Number(profile, "gaps"));
    }

    [Fact]
    public void A_worker_that_stands_still_while_the_callback_waits_is_an_inversion_and_nothing_is_late()
    {
        // More than one: it may be asleep when it is stopped, which is nobody's fault.
        JsonElement profile = Play(false, [.. Enumerable.Range(1, 6).Select(i => $"stall=100@{i * 11025}")]);
        JsonElement worker = profile.GetProperty("engine").GetProperty("worker");
        Assert.True(Number(worker, "inversions") >= 1);
        Assert.True(Number(worker, "starved_us") >= Trouble, worker.ToString());
        JsonElement callback = profile.GetProperty("callback");
        Assert.True(Number(callback.GetProperty("offline_wait_us"), "max") >= Trouble, callback.ToString());
        Assert.Equal(0, Number(callback, "late"));
        Assert.Equal(0, Number(profile, "gaps"));
    }

    [Fact]
    public void A_worker_that_stands_still_for_longer_than_the_ring_lasts_loses_audio_and_says_so()
    {
        NativeHostRun run = NativeHost.Run(plugin, 4, "realtime=1", "stall=3000@22050");
        Assert.True(Number(run.Profile, "gaps") >= 1);
        Assert.True(Number(run.Profile.GetProperty("rings").GetProperty("audio"), "refused") > 0);
        Assert.StartsWith("Overload: ", run.Status, StringComparison.Ordinal);
    }

    [Fact]
    public void Offline_and_undisturbed_nothing_is_late_and_nothing_lost()
    {
        JsonElement profile = Play(false);
        Assert.Equal(0, Number(profile.GetProperty("callback"), "late"));
        Assert.Equal(0, Number(profile, "gaps"));
        Assert.Equal(0, Number(profile.GetProperty("engine").GetProperty("worker"), "deadline_misses"));
    }

    private JsonElement Play(params string[] words) => Play(true, words);

    private JsonElement Play(bool realTime, params string[] words) =>
        NativeHost.Run(plugin, 2, [realTime ? "realtime=1" : "realtime=0", .. words]).Profile;

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();
}
