using VocalMidi.AudioFiles;

namespace VocalMidi.Cli.Tests;

/// <summary>`vocalmidi host` from its command line to its exit status, with the built plugin.</summary>
public sealed class HostCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Random_blocks_give_the_events_of_even_ones_and_only_events_are_data()
    {
        string voice = _folder.AddVoice("voice.wav");
        CommandResult even = CommandLine.Run("host", BuiltPlugin.File, "--input", voice, "--block", "64", "--events");
        CommandResult random = CommandLine.Run(
            "host", BuiltPlugin.File, "--input", voice, "--block", "random", "--seed", "7", "--events");
        Assert.Equal((0, 0), (even.Status, random.Status));
        Assert.Equal(even.Data, random.Data);
        string[] lines = even.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.Contains(" note-on ", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Matches("^[0-9]+ [a-z]", line));
    }

    [Fact]
    public void A_plugin_that_is_not_there_is_status_2_in_words()
    {
        string voice = _folder.AddVoice("voice.wav");
        string missing = _folder["none.clap"];
        Assert.Equal(
            new CommandResult(2, "", $"vocalmidi: cannot load {missing}: no such file\n"),
            CommandLine.Run("host", missing, "--input", voice));
    }

    [Fact]
    public void A_file_that_is_no_plugin_is_status_2_in_words_without_a_trace()
    {
        string text = _folder.AddText("text.clap");
        CommandResult result = CommandLine.Run("host", text, "--input", _folder.AddVoice("voice.wav"));
        Assert.Equal((2, ""), (result.Status, result.Data));
        Assert.Contains($"vocalmidi: cannot load {text}", result.Words);
        Assert.DoesNotContain("   at ", result.Words);
    }

    [Fact]
    public void A_text_named_as_a_recording_is_status_2_in_words()
    {
        string text = _folder.AddText("take3.wav");
        CommandResult result = CommandLine.Run("host", BuiltPlugin.File, "--input", text);
        Assert.Equal((2, ""), (result.Status, result.Data));
        Assert.Contains($"vocalmidi: cannot read {text}: not an audio file libsndfile knows", result.Words);
    }

    [Fact]
    public void A_truncated_recording_is_played_as_far_as_it_goes_with_a_warning()
    {
        string voice = _folder.AddVoice("cut.wav");
        byte[] bytes = File.ReadAllBytes(voice);
        File.WriteAllBytes(voice, bytes[..(bytes.Length / 2)]);
        CommandResult result = CommandLine.Run("host", BuiltPlugin.File, "--input", voice, "--events");
        Assert.Equal(0, result.Status);
        Assert.Contains("cut.wav ends before its header says it should", result.Words);
        Assert.Contains(" note-on ", result.Data);
        Assert.Equal(result.Data.Split(" note-on ").Length, result.Data.Split(" note-off ").Length);
    }

    [Fact]
    public void Without_a_models_folder_the_status_says_so_and_the_notes_still_come()
    {
        string json = HostCopy();
        Assert.Contains($"there is no model at {_folder["models/pitch_model.onnx"]} nor at ", json);
        Assert.Contains("Install VocalMidi with its models folder again", json);
    }

    [Fact]
    public void Without_what_runs_a_model_the_status_says_so_and_the_notes_still_come()
    {
        CopyTinyModel();
        string json = HostCopy();
        Assert.Contains($"cannot use the model {_folder["models/pitch_model.onnx"]}: ONNX Runtime does not load", json);
        Assert.Contains("Install VocalMidi again, all of its files from one version", json);
    }

    [Fact]
    public void The_model_in_the_models_folder_beside_the_plugin_listens()
    {
        CopyTinyModel();
        Assert.Contains("Listening with the model tiny 1, on the processor.", HostCopy("libonnxruntime.so"));
    }

    /// <summary>Hosts a copy of the plugin with its engine, the files named, and nothing else beside them.</summary>
    private string HostCopy(params string[] others)
    {
        string[] files = ["VocalMidi.clap", "libVocalMidi.Native.so", .. others];
        foreach (string name in files)
            File.Copy(Path.Combine(Path.GetDirectoryName(BuiltPlugin.File)!, name), _folder[name]);

        string json = _folder["report.json"];
        CommandResult result = CommandLine.Run(
            "host", _folder["VocalMidi.clap"], "--input", _folder.AddVoice("voice.wav"), "--events", "--json", json);
        Assert.Equal(0, result.Status);
        Assert.Contains(" note-on ", result.Data);
        return File.ReadAllText(json);
    }

    private void CopyTinyModel()
    {
        string tiny = Path.Combine(AppContext.BaseDirectory, "tiny", "tiny.onnx");
        Directory.CreateDirectory(_folder["models"]);
        File.Copy(tiny, _folder["models/pitch_model.onnx"]);
        string description = File.ReadAllText(Path.ChangeExtension(tiny, ".json"));
        File.WriteAllText(
            _folder["models/pitch_model.json"],
            description.Replace("\"tiny.onnx\"", "\"pitch_model.onnx\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Conformance_names_every_check_counts_them_and_fails_for_one_that_failed()
    {
        CommandResult good = CommandLine.Run("host", BuiltPlugin.File, "--conformance");
        Assert.Equal((0, ""), (good.Status, good.Data));
        Assert.Contains("49 passed, 0 failed, 4 not applicable", good.Words);
        Assert.Contains("not applicable: the plugin has", good.Words); // no editor, on the next line of the table
        string faulty = Path.Combine(BuiltPlugin.Root, "build", "test-plugins", "faulty.clap");
        CommandResult bad = CommandLine.Run("host", faulty, "--conformance", "--plugin-id", "text");
        Assert.Equal(7, bad.Status);
        Assert.Contains("48 passed, 1 failed, 4 not applicable", bad.Words);
    }

    [Theory]
    [InlineData("--block", "0", "--block 0: must be 1 to 4096, or random")]
    [InlineData("--rate", "4000", "--rate 4000: must be a whole number, 8000 to 384000")]
    [InlineData("--set", "timing", "--set timing: must be NAME=VALUE")]
    public void A_wrong_option_is_status_1_and_nothing_is_loaded(string option, string value, string complaint)
    {
        AudioFile.Write(_folder["a.wav"], new float[4800], 1, 48000);
        CommandResult result = CommandLine.Run("host", _folder["none.clap"], "--input", _folder["a.wav"], option, value);
        Assert.Equal(1, result.Status);
        Assert.Contains("vocalmidi: " + complaint, result.Words);
    }
}
