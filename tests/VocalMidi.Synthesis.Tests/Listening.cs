namespace VocalMidi.Synthesis.Tests;

/// <summary>Measures sound without knowing how it was made: f0 by normalised autocorrelation, level by RMS.</summary>
internal static class Listening
{
    public const int SampleRate = 44100;

    public static double Hertz(double midi) => 440 * Math.Pow(2, (midi - 69) / 12);

    /// <summary>RMS in dB of the samples between two times in seconds.</summary>
    public static double LevelDb(float[] samples, double from, double to)
    {
        ReadOnlySpan<float> part = Part(samples, from, to);
        double power = 0;
        foreach (float sample in part)
            power += (double)sample * sample;
        return 10 * Math.Log10((power / Math.Max(1, part.Length)) + 1e-20);
    }

    /// <summary>
    /// MIDI pitch around a time: the lag with the highest normalised autocorrelation over about three periods of the
    /// pitch expected, within five semitones of it.
    /// </summary>
    public static double PitchAt(float[] samples, double time, double nearMidi) =>
        Strongest(samples, time, nearMidi).Midi;

    /// <summary>How alike neighbouring periods are around a time, 0..1.</summary>
    public static double PeriodicityAt(float[] samples, double time, double nearMidi) =>
        Strongest(samples, time, nearMidi).Likeness;

    /// <summary>Median of the pitch at several times spread over an interval: vibrato and jitter average out.</summary>
    public static double MedianPitch(float[] samples, double from, double to, double nearMidi)
    {
        double[] pitches = [.. Enumerable.Range(0, 15)
            .Select(i => PitchAt(samples, from + ((to - from) * i / 14), nearMidi))
            .Order()];
        return pitches[7];
    }

    private static (double Midi, double Likeness) Strongest(float[] samples, double time, double nearMidi)
    {
        double period = SampleRate / Hertz(nearMidi);
        int window = (int)(3 * period);
        int first = (int)(period / 1.335);
        int last = (int)(period * 1.335) + 1;
        int middleStart = (int)((time * SampleRate) - ((window + period) / 2));
        int start = Math.Clamp(middleStart, 0, samples.Length - window - last - 2);
        double[] likeness =
            [.. Enumerable.Range(first - 1, last - first + 3).Select(lag => Likeness(samples, start, window, lag))];
        int best = 1;
        for (int i = 1; i < likeness.Length - 1; i++)
        {
            if (likeness[i] > likeness[best])
                best = i;
        }

        (double left, double middle, double right) = (likeness[best - 1], likeness[best], likeness[best + 1]);
        double curvature = left - (2 * middle) + right;
        double shift = Math.Abs(curvature) < 1e-12 ? 0 : Math.Clamp(0.5 * (left - right) / curvature, -1, 1);
        double lag = first - 1 + best + shift;
        return (69 + (12 * Math.Log2(SampleRate / lag / 440)), middle);
    }

    private static double Likeness(float[] samples, int start, int window, int lag)
    {
        (double cross, double here, double there) = (0, 1e-20, 1e-20);
        for (int i = start; i < start + window; i++)
        {
            cross += (double)samples[i] * samples[i + lag];
            here += (double)samples[i] * samples[i];
            there += (double)samples[i + lag] * samples[i + lag];
        }

        return cross / Math.Sqrt(here * there);
    }

    private static ReadOnlySpan<float> Part(float[] samples, double from, double to)
    {
        int start = Math.Clamp((int)Math.Round(from * SampleRate), 0, samples.Length);
        int end = Math.Clamp((int)Math.Round(to * SampleRate), start, samples.Length);
        return samples.AsSpan(start, end - start);
    }
}
