namespace VocalMidi.Synthesis.Recording;

internal static class Levels
{
    public static double Rms(ReadOnlySpan<float> samples)
    {
        double power = 0;
        foreach (float sample in samples)
            power += (double)sample * sample;
        return Math.Sqrt(power / Math.Max(1, samples.Length));
    }

    /// <summary>RMS over all the notes together; over everything when there are none.</summary>
    public static double RmsOfNotes(float[] samples, int sampleRate, IReadOnlyList<SungNote> notes)
    {
        double power = 0;
        long count = 0;
        foreach (SungNote note in notes)
        {
            int start = Math.Clamp((int)(note.OnsetSeconds * sampleRate), 0, samples.Length);
            int end = Math.Clamp((int)(note.OffsetSeconds * sampleRate), start, samples.Length);
            double rms = Rms(samples.AsSpan(start, end - start));
            power += rms * rms * (end - start);
            count += end - start;
        }

        return count == 0 ? Rms(samples) : Math.Sqrt(power / count);
    }

    public static float Peak(ReadOnlySpan<float> samples)
    {
        float peak = 0;
        foreach (float sample in samples)
            peak = Math.Max(peak, Math.Abs(sample));
        return peak;
    }

    public static void Scale(Span<float> samples, double gain)
    {
        float factor = (float)gain;
        for (int i = 0; i < samples.Length; i++)
            samples[i] *= factor;
    }
}
