using System.Text.Json;
using System.Text.Json.Serialization;

namespace VocalMidi.Engine.Models;

/// <summary>A tensor that a model carries from one run to the next.</summary>
/// <param name="Input">Its name going in.</param>
/// <param name="Output">Its name coming out.</param>
/// <param name="Shape">Its axes; null stands for the batch.</param>
public sealed record ModelState(string Input, string Output, IReadOnlyList<int?> Shape);

/// <summary>Recordings that a model learned from.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Licence">The licence that allows it.</param>
/// <param name="Attribution">Whom to name.</param>
/// <param name="Seconds">How much of them, seconds.</param>
public sealed record TrainingData(string? Name, string? Licence, string? Attribution, double? Seconds);

/// <summary>How a model was made.</summary>
/// <param name="Data">What it learned from.</param>
/// <param name="Commit">Revision of the training program.</param>
/// <param name="Command">Its command line.</param>
/// <param name="Seed">Seed of its random numbers.</param>
/// <param name="Date">When.</param>
/// <param name="Epochs">Passes over the data.</param>
public sealed record ModelTraining(
    IReadOnlyList<TrainingData>? Data, string? Commit, string? Command, long? Seed, string? Date, double? Epochs);

/// <summary>What the file beside a model says of it: NAME.json beside NAME.onnx.</summary>
public sealed record ModelManifest
{
    /// <summary>The newest form of this file that is understood.</summary>
    public const int NewestFormat = 1;

    /// <summary>Form of this file.</summary>
    public int Format { get; init; }

    /// <summary>What the model is called.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its version.</summary>
    public string Version { get; init; } = "";

    /// <summary>Name of the model's file, in the same folder.</summary>
    public string File { get; init; } = "";

    /// <summary>SHA-256 of that file, hexadecimal.</summary>
    [JsonPropertyName("sha256")]
    public string Sha256 { get; init; } = "";

    /// <summary>Rate of the audio it hears, hertz.</summary>
    public int SampleRate { get; init; }

    /// <summary>Samples per hop.</summary>
    public int Hop { get; init; }

    /// <summary>Features per hop.</summary>
    public int Features { get; init; }

    /// <summary>Which features these are.</summary>
    public int FeatureSet { get; init; }

    /// <summary>What it carries from hop to hop, zeros at the start.</summary>
    public IReadOnlyList<ModelState> States { get; init; } = [];

    /// <summary>How many hops each head looks ahead, rising.</summary>
    public IReadOnlyList<int> LookaheadHops { get; init; } = [];

    /// <summary>How it was made; may be missing.</summary>
    public ModelTraining? Training { get; init; }

    /// <summary>Under which licence it may be used.</summary>
    public string? Licence { get; init; }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">It is no JSON, or its values have the wrong types.</exception>
    public static ModelManifest Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, ManifestJson.Default.ModelManifest) ?? throw new JsonException("it is empty");
}

/// <summary>Reads manifests without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    ReadCommentHandling = JsonCommentHandling.Skip,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
