using Microsoft.ML.OnnxRuntime;

namespace VocalMidi.Engine.Models;

/// <summary>ONNX Runtime's one environment per process.</summary>
internal static class OnnxEnvironment
{
    private static readonly Lazy<OrtEnv> s_environment = new(Create);

    /// <summary>Starts it, once: 20 to 25 ms. Any thread.</summary>
    /// <exception cref="DllNotFoundException">The runtime's library is missing.</exception>
    public static void Start() => _ = s_environment.Value;

    private static OrtEnv Create()
    {
        var options = new EnvironmentCreationOptions
        {
            logId = "vocalmidi",
            logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        return OrtEnv.CreateInstanceWithOptions(ref options);
    }
}
