using System.Runtime.InteropServices;

namespace VocalMidi.Native.Tests;

/// <summary>The C++ side of the ABI: libvocalmidi_testkit.so, built by CMake from tests/native/shim.</summary>
internal static unsafe class TestKit
{
    private static readonly nint s_library = Load();

    /// <summary>Names, offsets and sizes of the header's structs and numbers as the C++ compiler sees them.</summary>
    public static IReadOnlyDictionary<string, (int Offset, int Size)> Layout()
    {
        uint count;
        Row* rows = ((delegate* unmanaged<uint*, Row*>)Export("testkit_layout"))(&count);
        var layout = new Dictionary<string, (int, int)>();
        for (uint i = 0; i < count; i++)
        {
            layout.Add(Marshal.PtrToStringUTF8((nint)rows[i].Name)!, ((int)rows[i].Offset, (int)rows[i].Size));
        }
        return layout;
    }

    public static nint Export(string name) => NativeLibrary.GetExport(s_library, name);

    private static nint Load()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "VocalMidi.sln"))) root = Path.GetDirectoryName(root);
        string path = Path.Combine(root ?? ".", "build", "tests", "libvocalmidi_testkit.so");
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"{path} is missing. Build it first: cmake -S . -B build/native && cmake --build build/native", path);
        }
        return NativeLibrary.Load(path);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Row
    {
        public byte* Name;
        public uint Offset;
        public uint Size;
    }
}
