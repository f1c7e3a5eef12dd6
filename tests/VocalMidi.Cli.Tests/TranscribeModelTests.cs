using VocalMidi.Engine.Models;

namespace VocalMidi.Cli.Tests;

/// <summary>What listens when `vocalmidi transcribe` does, and what it says of it.</summary>
public sealed class TranscribeModelTests : IDisposable
{
    private static readonly string s_tiny = Path.Combine(AppContext.BaseDirectory, "tiny", "tiny.onnx");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("file")]
    [InlineData("aligned")]
    [InlineData("live")]
    public void A_model_that_is_named_listens_in_every_timing(string timing)
    {
        string input = _folder.AddVoice("a.wav");
        CommandResult result = CommandLine.Run(
            "transcribe", input, "--timing", timing, "--model", s_tiny, "--provider", "cpu", "--notes", "-");
        Assert.Equal((0, 4), (result.Status, result.Data.TrimEnd().Split('\n').Length));
        Assert.StartsWith("Listening with the model tiny 1, on the processor.\n", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_cannot_be_used_gives_the_classical_notes_one_message_and_status_2()
    {
        string input = _folder.AddVoice("a.wav");
        string bad = _folder.AddText("bad.onnx");
        CommandResult classical = CommandLine.Run("transcribe", input, "--model", "none", "--notes", "-", "-q");
        CommandResult result = CommandLine.Run("transcribe", input, "--model", bad, "--notes", "-", "-q");
        Assert.Equal((2, classical.Data), (result.Status, result.Data));
        Assert.Equal(
            $"vocalmidi: Listening with the classical tracker: cannot use the model {bad}: its description "
            + $"{_folder["bad.json"]} is missing. Copy the .onnx file and its .json again, both from one place.\n",
            result.Words);
    }

    [Fact]
    public void The_environment_names_a_model_too()
    {
        _folder.AddVoice("a.wav");
        var listening = new Dictionary<string, string> { [ModelCatalogue.Variable] = s_tiny };
        CommandResult result = CommandLine.Start(_folder.Path, listening, "transcribe", "a.wav");
        Assert.StartsWith("Listening with the model tiny 1", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_users_own_model_comes_before_the_one_that_ships()
    {
        _folder.AddVoice("a.wav");
        string models = _folder["config/vocalmidi/models"];
        Directory.CreateDirectory(models);
        File.Copy(s_tiny, Path.Combine(models, ModelCatalogue.FileName));
        string json = File.ReadAllText(Path.ChangeExtension(s_tiny, ".json"));
        File.WriteAllText(
            Path.Combine(models, "pitch_model.json"),
            json.Replace("\"tiny.onnx\"", "\"pitch_model.onnx\"", StringComparison.Ordinal));
        var home = new Dictionary<string, string> { ["XDG_CONFIG_HOME"] = _folder["config"], [ModelCatalogue.Variable] = "" };
        CommandResult result = CommandLine.Start(_folder.Path, home, "transcribe", "a.wav");
        Assert.StartsWith("Listening with the model tiny 1", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_provider_is_refused()
    {
        CommandResult result = CommandLine.Run("transcribe", _folder.AddVoice("a.wav"), "--provider", "tpu");
        Assert.Equal(1, result.Status);
        Assert.Contains("--provider tpu: must be auto, cpu or cuda", result.Words);
    }
}
