using System.Reflection;
using System.Runtime.InteropServices;

namespace VocalMidi.AudioFiles.Interop;

/// <summary>The part of libsndfile's C interface this library calls (sndfile.h, 1.0.29 and later).</summary>
internal static unsafe partial class LibSndfile
{
    public const int ModeRead = 0x10;
    public const int ModeWrite = 0x20;
    public const int CommandGetLogInfo = 0x1001;
    public const int CommandSetClipping = 0x10C0;

    private const string Library = "sndfile";

    private static readonly string[] s_fileNames =
        ["libsndfile.so.1", "libsndfile.1.dylib", "sndfile.dll", "libsndfile-1.dll", "libsndfile"];

    static LibSndfile() => NativeLibrary.SetDllImportResolver(typeof(LibSndfile).Assembly, Resolve);

    [LibraryImport(Library, EntryPoint = "sf_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Open(string path, int mode, SfInfo* info);

    [LibraryImport(Library, EntryPoint = "sf_close")]
    public static partial int Close(nint file);

    [LibraryImport(Library, EntryPoint = "sf_readf_float")]
    public static partial long ReadFrames(nint file, float* interleaved, long frames);

    [LibraryImport(Library, EntryPoint = "sf_writef_float")]
    public static partial long WriteFrames(nint file, float* interleaved, long frames);

    [LibraryImport(Library, EntryPoint = "sf_command")]
    public static partial int Command(nint file, int command, void* data, int size);

    [LibraryImport(Library, EntryPoint = "sf_strerror")]
    private static partial nint ErrorText(nint file);

    /// <summary>The last error's words; of the last failed open for a null file.</summary>
    public static string Error(nint file) => Marshal.PtrToStringUTF8(ErrorText(file)) ?? "unknown error";

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library) return 0;
        foreach (string candidate in s_fileNames)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, path, out nint handle)) return handle;
        }

        throw new AudioFileException("libsndfile is not installed (on Debian and Ubuntu: apt-get install libsndfile1)");
    }
}
