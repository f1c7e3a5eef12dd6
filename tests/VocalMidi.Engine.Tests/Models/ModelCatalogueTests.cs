using System.Text.Json.Nodes;
using VocalMidi.Engine.Models;

namespace VocalMidi.Engine.Tests.Models;

/// <summary>Whatever is wrong with a model, the classical tracker listens and one message says what to do.</summary>
public sealed class ModelCatalogueTests
{
    [Fact]
    public void A_sound_model_listens_and_is_named()
    {
        using var folder = new ModelFolder();
        using ModelChoice choice = ModelCatalogue.Open(new ModelRequest(folder.Model, ""));
        Assert.NotNull(choice.Model);
        Assert.Equal("Listening with the model tiny 1, on the processor.", choice.Message);
        Assert.False(choice.IsProblem);
    }

    [Fact]
    public void A_missing_model() => Refused(f => File.Delete(f.Model), "there is no such file", "Check the path");

    [Fact]
    public void A_missing_description() =>
        Refused(f => File.Delete(f.Manifest), "its description", "is missing", "Copy the .onnx file and its .json again");

    [Fact]
    public void A_truncated_model() => Refused(
        f => File.WriteAllBytes(f.Model, File.ReadAllBytes(f.Model)[..5000]), "cut off or altered", "both from one place");

    [Fact]
    public void A_model_with_another_hash() =>
        Refused(f => f.Describe(d => d["sha256"] = new string('0', 64)), "cut off or altered: its SHA-256 is not the one");

    [Fact]
    public void A_file_that_is_not_ONNX() =>
        Refused(f => f.Replace("this is no model"u8.ToArray()), "ONNX Runtime cannot run it");

    [Fact]
    public void A_truncated_model_whose_hash_was_made_to_fit() =>
        Refused(f => f.Replace(File.ReadAllBytes(f.Model)[..9000]), "ONNX Runtime cannot run it");

    [Fact]
    public void An_empty_model() => Refused(f => f.Replace([]), "ONNX Runtime cannot run it");

    [Fact]
    public void A_newer_format() =>
        Refused(f => f.Describe(d => d["format"] = 2), "its format 2 is newer than this VocalMidi knows (1)", "Update VocalMidi");

    [Fact]
    public void A_newer_set_of_features() =>
        Refused(f => f.Describe(d => d["feature_set"] = 2), "it listens to feature set 2", "Update VocalMidi");

    [Fact]
    public void A_description_that_is_no_JSON() => Refused(f => File.WriteAllText(f.Manifest, "{ \"format\": 1"), "is damaged");

    [Fact]
    public void A_description_with_nothing_where_something_must_be() =>
        Refused(f => f.Describe(d => d["states"] = null), "is damaged");

    [Fact]
    public void A_description_that_is_empty() => Refused(f => File.WriteAllText(f.Manifest, "{}"), "has format 0");

    [Fact]
    public void Another_rate() => Refused(f => f.Describe(d => d["sample_rate"] = 22050), "it hears 22050 Hz");

    [Fact]
    public void Another_number_of_features() => Refused(f => f.Describe(d => d["features"] = 55), "55 features");

    [Fact]
    public void The_description_of_another_model() =>
        Refused(f => f.Describe(d => d["file"] = "other.onnx"), "its description is that of other.onnx");

    [Fact]
    public void More_heads_than_the_model_has() => Refused(
        f => f.Describe(d => d["lookahead_hops"] = new JsonArray(0, 4, 10, 20, 30)),
        "its tensor 'heard' is Float [any, any, 4, 4], not Float [any, any, 5, 4]");

    [Fact]
    public void Heads_in_no_order() => Refused(
        f => f.Describe(d => d["lookahead_hops"] = new JsonArray(0, 10, 4, 20)), "rising numbers");

    [Fact]
    public void A_state_of_another_shape() => Refused(
        f => f.Describe(d => d["states"]![0]!["shape"] = new JsonArray(null, 4, 21)), "its tensor 'state_past' is Float [any, 4, 20]");

    [Fact]
    public void A_state_that_the_model_lacks() =>
        Refused(f => f.Describe(d => d["states"]![0]!["input"] = "state_x"), "it has no tensor 'state_x'");

    [Fact]
    public void A_state_that_is_not_described() =>
        Refused(f => f.Describe(d => d["states"]!.AsArray().RemoveAt(1)), "wants a tensor 'state_gru'");

    [Fact]
    public void None_is_a_choice_and_no_problem()
    {
        using ModelChoice choice = ModelCatalogue.Open(new ModelRequest("none", ""));
        Assert.Null(choice.Model);
        Assert.Equal("Listening with the classical tracker, as asked.", choice.Message);
        Assert.False(choice.IsProblem);
    }

    [Fact]
    public void The_shipped_model_is_found_in_its_folder_and_shared()
    {
        using var folder = new ModelFolder(ModelCatalogue.FileName);
        var request = new ModelRequest(null, folder.Root, Live: true);
        Assert.Equal(folder.Model, ModelCatalogue.Locate(request));
        Assert.Contains(folder.Model, ModelCatalogue.Forecast(request), StringComparison.Ordinal);
        ModelChoice first = ModelCatalogue.Open(request);
        using (ModelChoice second = ModelCatalogue.Open(request)) Assert.Same(first.Model, second.Model);
        using (var stream = new ModelStream(first.Model!))
        {
            Assert.Null(first.Model!.Trouble);
        }

        first.Dispose();
        using ModelChoice anew = ModelCatalogue.Open(request);
        Assert.NotSame(first.Model, anew.Model);
    }

    [Fact]
    public void Where_no_model_is_shipped_the_message_says_where_it_was_looked_for()
    {
        using ModelChoice choice = ModelCatalogue.Open(new ModelRequest(null, "/nowhere/models"));
        Assert.Null(choice.Model);
        Assert.StartsWith(
            "Listening with the classical tracker: there is no model at /nowhere/models/pitch_model.onnx nor at ",
            choice.Message,
            StringComparison.Ordinal);
        Assert.Contains("name a model in VOCALMIDI_MODEL", choice.Message, StringComparison.Ordinal);
    }

    private static void Refused(Action<ModelFolder> spoil, params string[] words)
    {
        using var folder = new ModelFolder();
        spoil(folder);
        using ModelChoice choice = ModelCatalogue.Open(new ModelRequest(folder.Model, ""));
        Assert.Null(choice.Model);
        Assert.True(choice.IsProblem);
        Assert.DoesNotContain('\n', choice.Message);
        Assert.StartsWith(
            $"Listening with the classical tracker: cannot use the model {folder.Model}: ", choice.Message, StringComparison.Ordinal);
        foreach (string word in words) Assert.Contains(word, choice.Message, StringComparison.Ordinal);
    }
}
