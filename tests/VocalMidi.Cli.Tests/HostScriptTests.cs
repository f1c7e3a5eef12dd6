namespace VocalMidi.Cli.Tests;

/// <summary>Note scripts in the built plugins, in both formats.</summary>
public sealed class HostScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(BuiltPlugin.InBothFormats), MemberType = typeof(BuiltPlugin))]
    public void A_chain_of_two_scripts_renders_the_same_twice_and_in_any_blocks(string plugin)
    {
        CommandResult twice = Play(plugin, "--repeat", "--script", "scale", "--script", "harmony");
        CommandResult random = Play(plugin, "--block", "random", "--script", "scale", "--script", "harmony");
        Assert.Equal((0, 0), (twice.Status, random.Status));
        Assert.Equal(twice.Data, random.Data);
        string[] plain = NoteOns(Play(plugin));
        Assert.Equal(3 * plain.Length, NoteOns(twice).Length);
    }

    [Theory]
    [MemberData(nameof(BuiltPlugin.InBothFormats), MemberType = typeof(BuiltPlugin))]
    public void The_plugin_plays_what_the_command_transcribes(string plugin)
    {
        string voice = Voice();
        string expected = CommandLine.Run("transcribe", voice, "--timing", "live", "--script", "octave", "--notes", "-").Data;
        string[] keys = NoteOns(Play(plugin, "--script", "octave", "--rate", "48000"));
        Assert.Equal(expected.TrimEnd().Split('\n').Length - 1, keys.Length);
    }

    [Theory]
    [MemberData(nameof(BuiltPlugin.InBothFormats), MemberType = typeof(BuiltPlugin))]
    public void A_project_brings_its_scripts_along(string plugin)
    {
        string script = Script("fifths.lua", "function on_note(n) emit(n) n.pitch = n.pitch + 7 emit(n) end");
        CommandResult first = Play(plugin, "--script", script, "--save-state", _folder["project.state"]);
        File.Delete(script);
        CommandResult again = Play(plugin, "--load-state", _folder["project.state"]);
        Assert.Equal((0, 0), (first.Status, again.Status));
        Assert.Equal(first.Data, again.Data);
        Assert.NotEmpty(NoteOns(again));
    }

    [Theory]
    [MemberData(nameof(BuiltPlugin.InBothFormats), MemberType = typeof(BuiltPlugin))]
    public void A_project_may_hold_more_than_a_megabyte_of_scripts_and_of_what_they_keep(string plugin)
    {
        string text = "state.t = {} for i = 1, 3 do state.t[i] = string.rep('x', 16000) end --" + new string('-', 120_000);
        string script = Script("hoard.lua", text);
        string[] eight = [.. Enumerable.Repeat(new[] { "--script", script }, 8).SelectMany(words => words)];
        CommandResult first = Play(plugin, [.. eight, "--save-state", _folder["first.state"]]);
        CommandResult again = Play(
            plugin, "--load-state", _folder["first.state"], "--save-state", _folder["again.state"]);
        Assert.Equal((0, 0), (first.Status, again.Status));
        byte[] saved = File.ReadAllBytes(_folder["first.state"]);
        Assert.InRange(saved.Length, 1_340_000, 1_360_000);
        Assert.Equal(saved, File.ReadAllBytes(_folder["again.state"]));
    }

    [Theory]
    [MemberData(nameof(BuiltPlugin.InBothFormats), MemberType = typeof(BuiltPlugin))]
    public void A_script_that_fails_is_told_and_the_notes_pass(string plugin)
    {
        string script = Script("bad.lua", "function on_note(n)\n  emit(n.nothing.pitch)\nend");
        CommandResult result = Play(plugin, "--script", script);
        Assert.Equal(0, result.Status);
        Assert.Contains("bad.lua:2: in on_note", result.Words, StringComparison.Ordinal);
        Assert.Equal(NoteOns(Play(plugin)), NoteOns(result));
    }

    private CommandResult Play(string plugin, params string[] more) =>
        CommandLine.Run(["host", plugin, "--input", Voice(), "--events", .. more]);

    private string Voice() => File.Exists(_folder["voice.wav"]) ? _folder["voice.wav"] : _folder.AddVoice("voice.wav");

    private string Script(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }

    // Sample, then what happens.
    private static string[] NoteOns(CommandResult result) =>
        [.. result.Data.Split('\n').Where(line => line.Contains(" note-on ", StringComparison.Ordinal))];
}
