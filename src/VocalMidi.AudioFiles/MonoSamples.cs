namespace VocalMidi.AudioFiles;

/// <summary>Samples in memory as a source. One thread at a time.</summary>
/// <param name="samples">The samples, full scale at ±1.</param>
/// <param name="sampleRate">Samples a second, hertz.</param>
public sealed class MonoSamples(ReadOnlyMemory<float> samples, int sampleRate) : IMonoSource
{
    /// <inheritdoc/>
    public int SampleRate => sampleRate;

    /// <inheritdoc/>
    public long Position { get; private set; }

    /// <inheritdoc/>
    public long? Length => samples.Length;

    /// <inheritdoc/>
    public int Read(Span<float> mono)
    {
        ReadOnlySpan<float> rest = samples.Span[(int)Position..];
        int count = Math.Min(rest.Length, mono.Length);
        rest[..count].CopyTo(mono);
        Position += count;
        return count;
    }
}
