using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace VocalMidi.Engine.Models;

/// <summary>ONNX Runtime's one environment per process. Nothing of the runtime is loaded before it is asked for.</summary>
internal static class OnnxEnvironment
{
    private static readonly Lazy<OrtEnv> s_environment = new(Create);
    private static string? s_folder;

    /// <summary>The environment; the first call starts it, 20 to 25 ms. Any thread.</summary>
    /// <exception cref="DllNotFoundException">The runtime's library is missing.</exception>
    public static OrtEnv Instance => s_environment.Value;

    /// <summary>
    /// Where the runtime's library lies, for a plugin: left to itself it would be looked for beside the host program.
    /// To be called before anything else here.
    /// </summary>
    public static void LookIn(string folder)
    {
        if (Interlocked.CompareExchange(ref s_folder, folder, null) is not null) return;
        OrtEnv.DisableDllImportResolver = true;
        try
        {
            NativeLibrary.SetDllImportResolver(typeof(OrtEnv).Assembly, Resolve);
        }
        catch (InvalidOperationException)
        {
            // Loaded already, by somebody who found it.
        }
    }

    private static OrtEnv Create()
    {
        var options = new EnvironmentCreationOptions
        {
            logId = "vocalmidi",
            logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, // errors are thrown, and told in this program's words
        };
        return OrtEnv.CreateInstanceWithOptions(ref options);
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        string file = name.StartsWith("lib", StringComparison.Ordinal) ? name : "lib" + name;
        string path = Path.Combine(s_folder!, Path.GetFileNameWithoutExtension(file) + ".so");
        return NativeLibrary.TryLoad(path, out nint library) ? library : 0;
    }
}
