using System.Buffers.Binary;

namespace VocalMidi.Synthesis.Files;

/// <summary>Writes mono 16-bit PCM WAV files.</summary>
public static class WavWriter
{
    private const int HeaderBytes = 44;

    /// <summary>The 16-bit value of a sample of full scale ±1, rounded, clipped at full scale.</summary>
    public static short ToPcm16(float sample) =>
        (short)Math.Clamp(MathF.Round(sample * 32767), short.MinValue, short.MaxValue);

    /// <summary>Writes a file, replacing what is there.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="samples">Mono, full scale ±1.</param>
    /// <param name="sampleRate">Hz.</param>
    public static void Write(string path, ReadOnlySpan<float> samples, int sampleRate)
    {
        var bytes = new byte[HeaderBytes + (2 * samples.Length)];
        WriteHeader(bytes, 2 * samples.Length, sampleRate);
        for (int i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(HeaderBytes + (2 * i)), ToPcm16(samples[i]));
        File.WriteAllBytes(path, bytes);
    }

    private static void WriteHeader(Span<byte> header, int dataBytes, int sampleRate)
    {
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderBytes - 8 + dataBytes);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], 2 * sampleRate);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], dataBytes);
    }
}
