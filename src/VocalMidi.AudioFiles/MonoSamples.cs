namespace VocalMidi.AudioFiles;

/// <summary>Samples in memory as a source. One thread at a time.</summary>
/// <param name="mono">The samples, full scale at ±1.</param>
/// <param name="sampleRate">Samples a second, hertz.</param>
public sealed class MonoSamples(ReadOnlyMemory<float> mono, int sampleRate) : IMonoSource
{
    /// <inheritdoc/>
    public int SampleRate => sampleRate;

    /// <inheritdoc/>
    public long Position { get; private set; }

    /// <inheritdoc/>
    public long? Length => mono.Length;

    /// <inheritdoc/>
    public int Read(Span<float> into)
    {
        ReadOnlySpan<float> rest = mono.Span[(int)Position..];
        int count = Math.Min(rest.Length, into.Length);
        rest[..count].CopyTo(into);
        Position += count;
        return count;
    }
}
