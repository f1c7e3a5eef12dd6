using System.Security.Cryptography;
using System.Text.Json;
using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Models;

/// <summary>Reads a model and its manifest, and checks that they belong together and are for this engine.</summary>
internal static class ModelFiles
{
    /// <summary>The remedy for most faults.</summary>
    public const string CopyAgain = "Copy the .onnx file and its .json again, both from one place";

    /// <summary>The remedy where the runtime itself does not load.</summary>
    public const string InstallAgain = "Install VocalMidi again, all of its files from one version";

    private const string Update = "Update VocalMidi";

    /// <summary>No head looks further ahead than whole recordings are decided: 400 hops.</summary>
    private const int FurthestAhead = 400;

    /// <summary>Larger files are no models of this kind, bytes.</summary>
    private const long LargestFile = 64L << 20;

    /// <summary>Reads and checks.</summary>
    /// <exception cref="ModelException">What is wrong, where, and what to do.</exception>
    public static (ModelManifest Manifest, byte[] Model) Read(string path)
    {
        string description = Path.ChangeExtension(path, ".json");
        byte[] model = ReadFile(path, path, "there is no such file", "Check the path");
        byte[] json = ReadFile(path, description, $"its description {description} is missing", CopyAgain);
        ModelManifest manifest = Parse(path, description, json);
        Require(path, manifest);
        string hash = Convert.ToHexString(SHA256.HashData(model));
        if (!hash.Equals(manifest.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw Unusable(path, $"it is cut off or altered: its SHA-256 is not the one in {description}", CopyAgain);
        }

        return (manifest, model);
    }

    /// <summary>The one form of every such message.</summary>
    public static ModelException Unusable(string path, string why, string remedy, Exception? cause = null)
    {
        string message = $"cannot use the model {path}: {why}. {remedy}.";
        return cause is null ? new ModelException(message) : new ModelException(message, cause);
    }

    private static byte[] ReadFile(string model, string path, string missing, string remedy)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
                throw Unusable(model, $"{path} is too large for a model", CopyAgain);
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unusable(model, missing, remedy, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(model, $"{path} cannot be read ({error.Message})", "Check its permissions", error);
        }
    }

    private static ModelManifest Parse(string path, string description, byte[] json)
    {
        try
        {
            return ModelManifest.Parse(json);
        }
        catch (JsonException error)
        {
            throw Unusable(path, $"its description {description} is damaged ({error.Message})", CopyAgain, error);
        }
    }

    private static void Require(string path, ModelManifest manifest)
    {
        if (manifest.Format > ModelManifest.NewestFormat)
        {
            throw Unusable(
                path, $"its format {manifest.Format} is newer than this VocalMidi knows ({ModelManifest.NewestFormat})", Update);
        }

        if (manifest.FeatureSet > ModelFeatures.Set)
        {
            throw Unusable(
                path, $"it listens to feature set {manifest.FeatureSet}, this VocalMidi makes {ModelFeatures.Set}", Update);
        }

        if (WhatIsWrong(path, manifest) is { } wrong) throw Unusable(path, wrong, CopyAgain);
    }

    private static string? WhatIsWrong(string path, ModelManifest manifest)
    {
        if (manifest.Format != ModelManifest.NewestFormat) return $"its description has format {manifest.Format}";
        if (manifest.FeatureSet != ModelFeatures.Set || manifest.Features != ModelFeatures.Count)
            return $"it listens to {manifest.Features} features of set {manifest.FeatureSet}, not to {ModelFeatures.Count} of set {ModelFeatures.Set}";
        if (manifest.SampleRate != AnalysisRate.Hertz || manifest.Hop != AnalysisRate.HopSamples)
            return $"it hears {manifest.SampleRate} Hz in hops of {manifest.Hop}, not {AnalysisRate.Hertz} Hz in hops of {AnalysisRate.HopSamples}";
        if (manifest.File.Length > 0 && manifest.File != Path.GetFileName(path))
            return $"its description is that of {manifest.File}";
        IReadOnlyList<int> ahead = manifest.LookaheadHops;
        bool rising = ahead.Zip(ahead.Skip(1)).All(pair => pair.First < pair.Second);
        if (ahead.Count is 0 or > HeadList.Capacity || !rising || ahead[0] < 0 || ahead[^1] > FurthestAhead)
            return $"its heads look {string.Join(", ", ahead)} hops ahead: 1 to {HeadList.Capacity} rising numbers up to {FurthestAhead} are possible";
        return manifest.States.All(IsPossible) ? null : "its states have impossible shapes";
    }

    private static bool IsPossible(ModelState state) =>
        state.Shape.Count(axis => axis is null) == 1 && state.Shape.All(axis => axis is null or (> 0 and < 1 << 20));
}
