using System.Runtime.InteropServices;
using System.Text;

namespace VocalMidi.Cli.Output;

/// <summary>Writes matrices as NumPy reads them: .npy, version 1.0, little-endian float32, row by row.</summary>
internal static class NpyFile
{
    /// <summary>The header ends at a multiple of this.</summary>
    private const int Alignment = 64;

    /// <summary>Writes <paramref name="values"/>, [rows, columns].</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<float> values, int columns)
    {
        int rows = values.Length / columns;
        string words = FormattableString.Invariant(
            $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}");
        const int before = 10, newline = 1;
        int padding = (Alignment - ((before + words.Length + newline) % Alignment)) % Alignment;
        byte[] header = Encoding.ASCII.GetBytes(words + new string(' ', padding) + "\n");
        using FileStream file = File.Create(path);
        file.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        file.Write(header);
        file.Write(MemoryMarshal.AsBytes(values));
    }
}
