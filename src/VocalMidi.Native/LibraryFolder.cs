using System.Runtime.InteropServices;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Exports;

namespace VocalMidi.Native;

/// <summary>
/// Where this library lies on disk: models and scripts are its siblings, or in the Resources of its VST3 bundle. In a
/// plugin neither the base directory nor the process path helps, they are the host program's.
/// </summary>
internal static unsafe partial class LibraryFolder
{
    private static readonly Lazy<string> s_path = new(Find);

    /// <summary>Absolute path of the folder.</summary>
    public static string Path => s_path.Value;

    /// <summary>The folder of that name that ships with this library, whether it is there or not.</summary>
    public static string Sibling(string name)
    {
        string beside = System.IO.Path.Combine(Path, name);
        string bundle = System.IO.Path.GetDirectoryName(Path) ?? Path;
        bool inBundle = System.IO.Path.GetFileName(bundle) == "Contents" && !Directory.Exists(beside);
        return inBundle ? System.IO.Path.Combine(bundle, "Resources", name) : beside;
    }

    private static string Find()
    {
        if (OperatingSystem.IsLinux())
        {
            delegate* unmanaged<uint*, VmStatus> inside = &LifecycleExports.AbiVersion;
            DlInfo info;
            if (DlAddr(inside, &info) != 0 && Marshal.PtrToStringUTF8((nint)info.FileName) is { Length: > 0 } file
                && System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file)) is { } folder)
            {
                return folder;
            }
        }
        return AppContext.BaseDirectory;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct DlInfo
    {
        public byte* FileName;
        public void* Base;
        public byte* SymbolName;
        public void* SymbolAddress;
    }

    [LibraryImport("libc", EntryPoint = "dladdr")]
    private static partial int DlAddr(void* address, DlInfo* info);
}
