using System.Globalization;

namespace VocalMidi.Hosting.Tests;

/// <summary>The ways of notes as the built VocalMidi.clap measures them.</summary>
public sealed class ClapNoteTimeTests() : NoteTimeTests("plugins/VocalMidi/VocalMidi.clap");

/// <summary>The ways of notes as the built VocalMidi.vst3 measures them.</summary>
public sealed class Vst3NoteTimeTests() : NoteTimeTests("plugins/VocalMidi.vst3");

/// <summary>What the plugin's monitor says of each note, against what the host saw.</summary>
public abstract class NoteTimeTests(string plugin)
{
    private const double Seconds = 4;

    private sealed record NoteTime(long Voice, long Decision, long Leave, int Key, long Latency);

    [Theory]
    [InlineData("Live", "64", false)]
    [InlineData("Live", "0", false)] // random sizes
    [InlineData("Live", "0", true)]
    [InlineData("Aligned", "64", false)]
    [InlineData("Aligned", "0", false)]
    [InlineData("Aligned", "0", true)]
    public void Every_note_leaves_where_the_host_saw_it(string timing, string block, bool realTime)
    {
        NativeHostRun run = Play(timing, block, realTime);
        NoteTime[] notes = [.. Notes(run)];
        Assert.NotEmpty(notes);
        Assert.Equal(NoteOns(run), notes.Select(n => (n.Leave, n.Key)));
        long latency = long.Parse(run.Of("latency")[^1][1], CultureInfo.InvariantCulture);
        Assert.All(notes, n => Assert.Equal(latency, n.Latency));
        Assert.All(notes, n => Assert.True(n.Voice <= n.Decision && n.Decision <= n.Leave));
        // Offline nothing waits: a live note leaves where it was decided, an aligned one at its place.
        if (!realTime) Assert.All(notes, n => Assert.Equal(timing == "Live" ? n.Decision : n.Voice + latency, n.Leave));
    }

    [Theory]
    [InlineData("Live")]
    [InlineData("Aligned")]
    public void Voice_and_decision_are_the_same_in_real_time_as_offline(string timing)
    {
        IEnumerable<(long, long, int)> Decided(NativeHostRun run) => Notes(run).Select(n => (n.Voice, n.Decision, n.Key));
        Assert.Equal(Decided(Play(timing, "64", false)), Decided(Play(timing, "0", true)));
    }

    [Fact]
    public void The_status_tells_the_latency_and_whether_the_target_is_met()
    {
        Assert.EndsWith("target 100 ms met.", Play("Live", "64", false).Status, StringComparison.Ordinal);
        NativeHostRun missed = Play("Live", "64", false, "set=Latency Target=5");
        Assert.EndsWith("target 5 ms missed: docs/latency.md says what to do.", missed.Status, StringComparison.Ordinal);
        Assert.False(missed.Profile.GetProperty("latency").GetProperty("meets_target").GetBoolean());
        Assert.Matches("Latency [0-9]+ ms as reported, 0 of [0-9]+ notes late\\.$", Play("Aligned", "64", false).Status);
    }

    private NativeHostRun Play(string timing, string block, bool realTime, params string[] more) =>
        NativeHost.Run(plugin, Seconds, ["note_times=1", "block=" + block, "set=Timing=" + timing, realTime ? "realtime=1" : "realtime=0", .. more]);

    private static IEnumerable<NoteTime> Notes(NativeHostRun run) => run.Of("note-time").Select(r =>
        new NoteTime(Number(r[2]), Number(r[3]), Number(r[4]), (int)Number(r[6]), Number(r[8])));

    // CLAP sends MIDI bytes, VST3 notes.
    private static IEnumerable<(long, int)> NoteOns(NativeHostRun run) => run.Of("event")
        .Where(r => r[4] == "note-on" || (r[4] == "midi" && r[11].StartsWith('9')))
        .Select(r => (Number(r[3]), r[4] == "note-on" ? (int)Number(r[7]) : Convert.ToInt32(r[11].Substring(2, 2), 16)));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
