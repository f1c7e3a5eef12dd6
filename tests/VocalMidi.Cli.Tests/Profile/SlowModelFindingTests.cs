using System.Text.Json;
using VocalMidi.Hosting.Tests;

namespace VocalMidi.Cli.Tests.Profile;

/// <summary>`vocalmidi profile` of the built plugin with a model that is slow on purpose.</summary>
public sealed class SlowModelFindingTests : IDisposable
{
    // Things that the model has no part in.
    private static readonly string[] s_others =
        ["audio-lost", "callback-late", "ring-events", "ring-messages", "ring-audio-high", "model"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_the_model_that_is_named_with_its_remedy()
    {
        string shipped = Path.Combine(BuiltPlugin.Root, "models", "pitch_model.onnx");
        using var slow = new SlowModel(shipped, 1200);
        Assert.DoesNotContain("model-slow", Findings(shipped).Keys);
        Dictionary<string, JsonElement> found = Findings(slow.Path);
        JsonElement finding = found["model-slow"];
        Assert.True(finding.GetProperty("is_warning").GetBoolean());
        Assert.Contains("use a smaller model", finding.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Contains("worker-busy", found.Keys);
        Assert.Empty(found.Keys.Intersect(s_others));
    }

    // Offline, so that nothing depends on what else this machine does.
    private Dictionary<string, JsonElement> Findings(string model)
    {
        CommandResult result = CommandLine.Start(
            _folder.Path,
            new Dictionary<string, string> { ["VOCALMIDI_MODEL"] = model },
            "profile", BuiltPlugin.File, "--offline", "--seconds", "2", "--json", "-");
        Assert.True(result.Status == 0, result.Words);
        return JsonDocument.Parse(result.Data).RootElement.GetProperty("findings").EnumerateArray()
            .ToDictionary(finding => finding.GetProperty("id").GetString()!);
    }
}
