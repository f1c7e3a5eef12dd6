namespace VocalMidi.AudioFiles;

/// <summary>Several channels as one: their mean. Any thread.</summary>
internal static class Downmix
{
    /// <summary>Writes one sample per frame.</summary>
    /// <param name="interleaved">Whole frames: <c>frame * channels + channel</c>.</param>
    /// <param name="channels">At least 1.</param>
    /// <param name="mono">Room for a sample per frame.</param>
    public static void ToMono(ReadOnlySpan<float> interleaved, int channels, Span<float> mono)
    {
        float gain = 1f / channels;
        int frames = interleaved.Length / channels;
        for (int frame = 0, at = 0; frame < frames; frame++)
        {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) sum += interleaved[at++];
            mono[frame] = sum * gain;
        }
    }
}
