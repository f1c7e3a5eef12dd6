namespace VocalMidi.AudioFiles;

/// <summary>Audio in memory.</summary>
/// <param name="Interleaved">Samples, full scale at ±1: <c>frame * Channels + channel</c>.</param>
/// <param name="Channels">Channels, at least 1.</param>
/// <param name="SampleRate">Frames a second, hertz.</param>
/// <param name="IsTruncated">The file ended before its header says it should.</param>
public sealed record AudioClip(float[] Interleaved, int Channels, int SampleRate, bool IsTruncated = false)
{
    /// <summary>Samples per channel.</summary>
    public int Frames => Interleaved.Length / Channels;

    /// <summary>Length, seconds.</summary>
    public double Seconds => (double)Frames / SampleRate;

    /// <summary>The mean of the channels, one sample per frame; the array itself when there is one channel.</summary>
    public float[] ToMono()
    {
        if (Channels == 1) return Interleaved;
        var mono = new float[Frames];
        Downmix.ToMono(Interleaved, Channels, mono);
        return mono;
    }

    /// <summary>The samples of one channel.</summary>
    /// <param name="channel">0 to <see cref="Channels"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    public float[] Channel(int channel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, Channels);
        var samples = new float[Frames];
        for (int frame = 0; frame < samples.Length; frame++) samples[frame] = Interleaved[frame * Channels + channel];
        return samples;
    }
}
