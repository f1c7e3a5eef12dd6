using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace VocalMidi.Measuring;

/// <summary>Of what a benchmark computed; equal hashes mean equal output, so that no time is won by doing less.</summary>
public sealed class OutputHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Takes numbers, bit for bit.</summary>
    public void Add<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged => _hash.AppendData(MemoryMarshal.AsBytes(numbers));

    /// <summary>Takes one number, bit for bit.</summary>
    public void Add<T>(T number)
        where T : unmanaged => Add(new ReadOnlySpan<T>(in number));

    /// <summary>The first eight bytes, in hexadecimal digits; starts a new hash.</summary>
    public string Take() => Convert.ToHexStringLower(_hash.GetHashAndReset().AsSpan(0, 8));

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
