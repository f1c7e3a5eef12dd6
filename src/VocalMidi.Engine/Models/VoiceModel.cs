namespace VocalMidi.Engine.Models;

/// <summary>
/// A model that listens to voices, loaded and tried. Any number of voices share one; any thread may use it.
/// </summary>
public sealed class VoiceModel : IDisposable
{
    private readonly IModelSession _session;

    private VoiceModel(string path, ModelManifest manifest, IModelSession session)
    {
        Path = path;
        Manifest = manifest;
        _session = session;
    }

    /// <summary>The .onnx file.</summary>
    public string Path { get; }

    /// <summary>What the file beside it says.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="path">The .onnx file; its manifest (.json) lies beside it.</param>
    /// <exception cref="ModelException">It cannot be used.</exception>
    public static VoiceModel Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] bytes = File.ReadAllBytes(path);
        ModelManifest manifest = ModelManifest.Parse(File.ReadAllBytes(System.IO.Path.ChangeExtension(path, ".json")));
        return new VoiceModel(path, manifest, new OnnxSession.Factory().Create(bytes, manifest, ModelProvider.Cpu));
    }

    /// <summary>Frees the model. No stream of it may be in use.</summary>
    public void Dispose() => _session.Dispose();

    /// <summary>A voice that will be listened to hop by hop.</summary>
    internal ModelStream NewStream() => new(_session.Bind(voices: 1, hops: 1));

    /// <summary>Memory for whole stretches of voices.</summary>
    internal IModelRun Bind(int voices, int hops) => _session.Bind(voices, hops);
}
