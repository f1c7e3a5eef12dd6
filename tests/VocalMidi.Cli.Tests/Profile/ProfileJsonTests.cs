using System.Text.Json;
using VocalMidi.Cli.Profile;

namespace VocalMidi.Cli.Tests.Profile;

public sealed class ProfileJsonTests
{
    private readonly JsonElement _root = JsonDocument.Parse(ProfileJson.Format(Synthetic.Measurement())).RootElement;

    [Fact]
    public void The_documents_fields_are_those_documented()
    {
        Assert.Equal("vocalmidi-profile/1", _root.GetProperty("format").GetString());
        Assert.Equal("format measured profile notes regions samples callbacks findings", Fields(_root));
        Assert.Equal(
            "plugin plugin_file input seconds sample_rate block_frames real_time settings scripts time machine",
            Fields(_root.GetProperty("measured")));
        Assert.Equal(
            "key pitch voice_sample decision_sample leave_sample latency_samples total_ms algorithm_ms waiting_ms compute_ms",
            Fields(_root.GetProperty("notes")[0]));
        Assert.Equal(
            "name lowest_key highest_key median_pitch two_periods_ms total_ms", Fields(_root.GetProperty("regions")[0]));
        Assert.Equal(
            "ms stream_samples notes p50_ms p95_ms audio_level messages_level events_level callback_share late slow held_up "
            + "worker_share deadline_misses starved gaps",
            Fields(_root.GetProperty("samples")[0]));
        Assert.Equal("seconds kind microseconds", Fields(_root.GetProperty("callbacks")[0]));
    }

    [Fact]
    public void The_plugins_profile_is_there_as_the_plugin_gives_it()
    {
        JsonElement profile = _root.GetProperty("profile");
        Assert.Equal(
            "sample_rate latency_samples mode offline block_frames stream_samples latency callback rings gaps engine",
            Fields(profile));
        Assert.Equal("count mean p50 p95 p99 max", Fields(profile.GetProperty("latency").GetProperty("total_ms")));
        Assert.Equal(
            "share cpu_share real_time_factor wake_us hop_us deadline_misses deadline_worst_us starved starved_us inversions scheduling",
            Fields(profile.GetProperty("engine").GetProperty("worker")));
        Assert.Equal("gen0 gen1 gen2 pause_ms", Fields(profile.GetProperty("engine").GetProperty("collections")));
        Assert.Equal(45, profile.GetProperty("latency").GetProperty("total_ms").GetProperty("p95").GetDouble());
    }

    [Fact]
    public void All_notes_samples_and_troubled_callbacks_are_there()
    {
        Assert.Equal(24, _root.GetProperty("notes").GetArrayLength());
        Assert.Equal(20, _root.GetProperty("samples").GetArrayLength());
        Assert.Equal(
            ["Late", "Slow", "HeldUp", "HeldUp"],
            _root.GetProperty("callbacks").EnumerateArray().Select(c => c.GetProperty("kind").GetString()));
    }

    private static string Fields(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(field => field.Name));
}
