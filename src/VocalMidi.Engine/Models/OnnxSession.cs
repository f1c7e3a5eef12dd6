using Microsoft.ML.OnnxRuntime;

namespace VocalMidi.Engine.Models;

/// <summary>A model in ONNX Runtime, and the names of its tensors.</summary>
internal sealed class OnnxSession(ModelManifest manifest, ModelProvider provider, InferenceSession session) : IModelSession
{
    /// <summary>Name of the tensor that goes in: [voice, hop, feature].</summary>
    public const string Features = "features";

    /// <summary>Name of the tensor that comes out: [voice, hop, head, 4].</summary>
    public const string Heard = "heard";

    /// <inheritdoc/>
    public IModelRun Bind(int voices, int hops) => new OnnxRun(session, manifest, provider, voices, hops);

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();
}
