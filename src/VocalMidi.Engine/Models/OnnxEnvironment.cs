using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace VocalMidi.Engine.Models;

/// <summary>ONNX Runtime's one environment per process. Nothing of the runtime is loaded before it is asked for.</summary>
internal static partial class OnnxEnvironment
{
    /// <summary>
    /// The runtime reports to its makers unless this is set when it starts; its own switch comes after a first report.
    /// </summary>
    private const string NoTelemetry = "ORT_DISABLE_TELEMETRY";

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
        // Elsewhere the usual search does: this is about Linux plugins.
        if (!OperatingSystem.IsLinux() || Interlocked.CompareExchange(ref s_folder, folder, null) is not null) return;
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
        SwitchTelemetryOff();
        var options = new EnvironmentCreationOptions
        {
            logId = "vocalmidi",
            logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, // errors are thrown, and told in this program's words
        };
        OrtEnv environment = OrtEnv.CreateInstanceWithOptions(ref options);
        environment.DisableTelemetryEvents();
        return environment;
    }

    private static void SwitchTelemetryOff()
    {
        // On Unix .NET would set it in a copy of its own, which native code does not see, and hear of no change after.
        if (OperatingSystem.IsWindows()) Environment.SetEnvironmentVariable(NoTelemetry, "1");
        else if (SetVariable(NoTelemetry, "1", 1) != 0) throw new InvalidOperationException($"{NoTelemetry} cannot be set");
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);

    /// <summary>
    /// Only from that folder, or from where a build puts it below: a host program's own runtime may be any version.
    /// </summary>
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        string file = Path.GetFileNameWithoutExtension(name.StartsWith("lib", StringComparison.Ordinal) ? name : "lib" + name) + ".so";
        string architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string beside = Path.Combine(s_folder!, file);
        string below = Path.Combine(s_folder!, "runtimes", "linux-" + architecture, "native", file);
        if (NativeLibrary.TryLoad(beside, out nint library) || NativeLibrary.TryLoad(below, out library)) return library;
        throw new DllNotFoundException(File.Exists(beside) ? $"{beside} cannot be loaded" : $"{beside} is missing");
    }
}
