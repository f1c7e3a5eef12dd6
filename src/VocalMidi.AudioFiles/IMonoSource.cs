namespace VocalMidi.AudioFiles;

/// <summary>One channel of audio, read from start to end. One thread at a time.</summary>
public interface IMonoSource
{
    /// <summary>Samples a second, hertz.</summary>
    int SampleRate { get; }

    /// <summary>Samples read so far.</summary>
    long Position { get; }

    /// <summary>How many samples there should be in all; null where that is not known.</summary>
    long? Length { get; }

    /// <summary>Reads the next samples, full scale at ±1.</summary>
    /// <param name="mono">Filled from its start; at least one sample long.</param>
    /// <returns>How many were read; 0 only at the end.</returns>
    int Read(Span<float> mono);
}
