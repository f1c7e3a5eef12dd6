using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace VocalMidi.Engine.Tests.Models;

/// <summary>A folder with a copy of the tiny model that a test may spoil.</summary>
internal sealed class ModelFolder : IDisposable
{
    public ModelFolder(string name = "tiny.onnx")
    {
        Directory.CreateDirectory(Root);
        Model = Path.Combine(Root, name);
        Manifest = Path.ChangeExtension(Model, ".json");
        File.Copy(TinyModel.Path, Model);
        File.Copy(Path.ChangeExtension(TinyModel.Path, ".json"), Manifest);
        Describe(json => json["file"] = name);
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "vocalmidi-models-" + Guid.NewGuid().ToString("N"));

    public string Model { get; }

    public string Manifest { get; }

    /// <summary>Changes the manifest.</summary>
    public void Describe(Action<JsonObject> change)
    {
        JsonObject json = JsonNode.Parse(File.ReadAllText(Manifest))!.AsObject();
        change(json);
        File.WriteAllText(Manifest, json.ToJsonString());
    }

    /// <summary>Replaces the model, and its hash with it.</summary>
    public void Replace(byte[] model)
    {
        File.WriteAllBytes(Model, model);
        Describe(json => json["sha256"] = Convert.ToHexString(SHA256.HashData(model)));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
