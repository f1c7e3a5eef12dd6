using System.Text.Json;

namespace VocalMidi.Cli.Tests.Profile;

/// <summary>`vocalmidi profile` from its command line to its files and its exit status, with the built plugins.</summary>
public sealed class ProfileCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(BuiltPlugin.InBothFormats), MemberType = typeof(BuiltPlugin))]
    public void In_real_time_page_trace_and_JSON_tell_of_the_same_notes(string plugin)
    {
        string html = _folder["new/report.html"], trace = _folder["trace.json"], json = _folder["all.json"];
        CommandResult result = Run(plugin, "--html", html, "--trace", trace, "--json", json);
        Assert.True(result.Status == 0, result.Words);
        Assert.Equal("", result.Data);
        Assert.Contains($"report: {html}", result.Words, StringComparison.Ordinal);
        Assert.Contains("Latency of notes, ms (", result.Words, StringComparison.Ordinal);

        JsonElement all = Read(json), profile = all.GetProperty("profile");
        int notes = all.GetProperty("notes").GetArrayLength();
        Assert.InRange(notes, 3, 6);
        Assert.Equal(notes, profile.GetProperty("latency").GetProperty("notes").GetInt32());
        Assert.InRange(profile.GetProperty("callback").GetProperty("count").GetInt64(), 3 * 48000 / 64, long.MaxValue);
        Assert.NotEqual(0, all.GetProperty("samples").GetArrayLength());
        Assert.All(all.GetProperty("notes").EnumerateArray(), AssertInOrder);

        JsonElement[] events = [.. Read(trace).GetProperty("traceEvents").EnumerateArray()];
        Assert.Equal(notes, events.Count(e => Phase(e) == "f"));
        Assert.Equal(
            profile.GetProperty("callback").GetProperty("count").GetInt64(),
            events.LongCount(e => Phase(e) == "X" && e.GetProperty("name").GetString() == "callback"));
        Assert.Contains(events, e => e.GetProperty("name").GetString() == "features");
        Assert.Contains($"Notes</dt><dd class=\"value\">{notes}<", File.ReadAllText(html), StringComparison.Ordinal);
    }

    [Fact]
    public void Offline_the_same_voice_gives_the_same_ways_of_its_notes_twice()
    {
        string[] once = OfflineNotes(), twice = OfflineNotes();
        Assert.NotEmpty(once);
        Assert.Equal(once, twice);
    }

    [Fact]
    public void Settings_reach_the_plugin_and_aligned_timing_is_told_as_such()
    {
        CommandResult result = Run(BuiltPlugin.File, "--offline", "--set", "timing=Aligned", "--json", "-");
        Assert.True(result.Status == 0, result.Words);
        JsonElement profile = JsonDocument.Parse(result.Data).RootElement.GetProperty("profile");
        Assert.Equal("aligned", profile.GetProperty("mode").GetString());
        Assert.True(profile.GetProperty("latency_samples").GetInt64() > 0);
        Assert.Contains("Notes leave at their place", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Watched_where_there_is_no_terminal_it_says_a_line_a_second()
    {
        CommandResult result = Run(BuiltPlugin.File, "--watch");
        Assert.True(result.Status == 0, result.Words);
        string[] lines = [.. result.Words.Split('\n').Where(line => line.Contains(", ring ", StringComparison.Ordinal))];
        Assert.InRange(lines.Length, 2, 6);
        Assert.All(lines, line => Assert.Matches(@"^ +[0-9.]+ s  ", line));
    }

    [Fact]
    public void Without_an_input_the_voice_that_ships_sings()
    {
        CommandResult result = CommandLine.Run("profile", BuiltPlugin.File, "--offline", "--seconds", "1");
        Assert.True(result.Status == 0, result.Words);
        Assert.Contains(": voice.wav, ", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_that_does_not_measure_itself_is_status_2_in_words()
    {
        string plugin = Path.Combine(BuiltPlugin.Root, "build", "test-plugins", "clean.clap");
        CommandResult result = Run(plugin, "--offline");
        Assert.Equal((2, ""), (result.Status, result.Data));
        Assert.Contains("does not measure itself: give VocalMidi's plugin of this version", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_that_crashes_gives_the_status_that_host_gives()
    {
        string plugin = Path.Combine(BuiltPlugin.Root, "build", "test-plugins", "crasher.clap");
        CommandResult result = Run(plugin, "--offline");
        Assert.Equal(4, result.Status);
        Assert.Contains("vocalmidi: the plugin crashed while", result.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("does not measure itself", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_that_is_not_there_is_status_2_in_one_line() => Assert.Equal(
        new CommandResult(2, "", $"vocalmidi: cannot load {_folder["none.clap"]}: no such file\n"), Run(_folder["none.clap"]));

    [Fact]
    public void A_file_that_cannot_be_written_is_told_before_anything_is_played()
    {
        string file = _folder.AddText("file.txt");
        CommandResult inside = Run(_folder["none.clap"], "--html", Path.Combine(file, "report.html"));
        Assert.Equal(2, inside.Status);
        Assert.StartsWith("vocalmidi: cannot write ", inside.Words, StringComparison.Ordinal);
        CommandResult folder = Run(_folder["none.clap"], "--trace", _folder.Path);
        Assert.Equal((2, $"vocalmidi: cannot write {_folder.Path}: it is a folder; name a file in it\n"), (folder.Status, folder.Words));
    }

    [Theory]
    [InlineData("--block", "0", "--block 0: must be a whole number, 1 to 4096")]
    [InlineData("--seconds", "0", "--seconds 0: must be a number, 0.1 to 86400")]
    [InlineData("--set", "timing", "--set timing: must be NAME=VALUE")]
    public void A_wrong_option_is_status_1(string option, string value, string complaint)
    {
        CommandResult result = CommandLine.Run("profile", _folder["none.clap"], option, value);
        Assert.Equal(1, result.Status);
        Assert.Contains("vocalmidi: " + complaint, result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_results_in_one_file_are_refused()
    {
        CommandResult result = Run(_folder["none.clap"], "--html", _folder["a"], "--json", _folder["a"]);
        Assert.Equal((1, "vocalmidi: --html, --trace and --json name the same file: give each its own\n"), (result.Status, result.Words));
    }

    private static void AssertInOrder(JsonElement note)
    {
        long voice = note.GetProperty("voice_sample").GetInt64(), decision = note.GetProperty("decision_sample").GetInt64();
        Assert.True(voice <= decision && decision <= note.GetProperty("leave_sample").GetInt64());
    }

    private static string Phase(JsonElement e) => e.GetProperty("ph").GetString()!;

    private string[] OfflineNotes()
    {
        CommandResult result = Run(BuiltPlugin.File, "--offline", "--json", "-");
        Assert.True(result.Status == 0, result.Words);
        return
        [
            .. JsonDocument.Parse(result.Data).RootElement.GetProperty("notes").EnumerateArray().Select(note =>
                string.Join(' ', note.EnumerateObject().Where(field => !field.Name.StartsWith("waiting", StringComparison.Ordinal)
                    && !field.Name.StartsWith("compute", StringComparison.Ordinal)))),
        ];
    }

    private CommandResult Run(string plugin, params string[] more) =>
        CommandLine.Run(["profile", plugin, "--input", _folder.AddVoice("voice.wav"), "--seconds", "3", .. more]);

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;
}
