using Microsoft.ML.OnnxRuntime;

namespace VocalMidi.Engine.Models;

/// <summary>Makes sessions of ONNX Runtime: one thread each, which is the caller's and does not spin.</summary>
internal sealed class OnnxSessions : ISessionFactory
{
    /// <inheritdoc/>
    public bool Knows(ModelProvider provider) => provider != ModelProvider.Cuda
        || OnnxEnvironment.Instance.GetAvailableProviders().Contains("CUDAExecutionProvider");

    /// <inheritdoc/>
    public IModelSession Create(byte[] model, ModelManifest manifest, ModelProvider provider)
    {
        _ = OnnxEnvironment.Instance;
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        if (provider == ModelProvider.Cuda) TakeCard(options);
        var session = new InferenceSession(model, options);
        try
        {
            TensorCheck.Require(session, manifest);
            return new OnnxSession(manifest, provider, session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static void TakeCard(SessionOptions options)
    {
        using var card = new OrtCUDAProviderOptions();
        // Products in full single precision, as the processor's: the same notes.
        card.UpdateOptions(new Dictionary<string, string> { ["use_tf32"] = "0" });
        options.AppendExecutionProvider_CUDA(card);
    }
}
