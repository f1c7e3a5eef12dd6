using System.Reflection;
using System.Runtime.InteropServices;

namespace VocalMidi.Scripting.Interop;

/// <summary>
/// Where the guard's library lies: beside the program or the plugin's engine, or, for tests and tools that run in a
/// working copy, in its build/bin.
/// </summary>
internal static class GuardLibrary
{
    private static readonly Lock s_lock = new();
    private static bool s_registered;

    /// <summary>Makes the runtime ask here for libraries of this assembly.</summary>
    public static void Register()
    {
        lock (s_lock)
        {
            if (s_registered) return;
            s_registered = true;
            NativeLibrary.SetDllImportResolver(typeof(GuardLibrary).Assembly, Find);
        }
    }

    private static nint Find(string name, Assembly assembly, DllImportSearchPath? paths)
    {
        if (NativeLibrary.TryLoad(name, assembly, paths, out nint library)) return library;
        string file = OperatingSystem.IsWindows() ? name + ".dll"
            : OperatingSystem.IsMacOS() ? $"lib{name}.dylib"
            : $"lib{name}.so";
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string built = Path.Combine(folder, "build", "bin", file);
            if (File.Exists(built)) return NativeLibrary.Load(built);
        }

        return 0; // the runtime says what it looked for
    }
}
