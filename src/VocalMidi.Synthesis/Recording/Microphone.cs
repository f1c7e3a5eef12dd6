namespace VocalMidi.Synthesis.Recording;

/// <summary>
/// A microphone's frequency response: second-order high-pass and low-pass and a high shelf, all in
/// Bristow-Johnson's cookbook forms.
/// </summary>
internal static class Microphone
{
    private const double ShelfHz = 2000;

    public static void Apply(float[] samples, int sampleRate, RecordingConditions conditions)
    {
        HighPass(samples, conditions.LowCutHz / sampleRate);
        if (conditions.HighCutHz < 0.45 * sampleRate)
            LowPass(samples, conditions.HighCutHz / sampleRate);
        if (conditions.BrightnessDb != 0)
            HighShelf(samples, ShelfHz / sampleRate, conditions.BrightnessDb);
    }

    public static void HighPass(float[] samples, double cyclesPerSample)
    {
        (double cos, double alpha) = Prepare(cyclesPerSample);
        double b = (1 + cos) / 2;
        Filter(samples, [b, -2 * b, b], [1 + alpha, -2 * cos, 1 - alpha]);
    }

    public static void LowPass(float[] samples, double cyclesPerSample)
    {
        (double cos, double alpha) = Prepare(cyclesPerSample);
        double b = (1 - cos) / 2;
        Filter(samples, [b, 2 * b, b], [1 + alpha, -2 * cos, 1 - alpha]);
    }

    private static void HighShelf(float[] samples, double cyclesPerSample, double decibels)
    {
        (double cos, double alpha) = Prepare(cyclesPerSample);
        double a = Math.Pow(10, decibels / 40);
        double slope = 2 * Math.Sqrt(a) * alpha;
        double above = a + 1 + ((a - 1) * cos);
        double below = a + 1 - ((a - 1) * cos);
        Filter(
            samples,
            [a * (above + slope), -2 * a * (a - 1 + ((a + 1) * cos)), a * (above - slope)],
            [below + slope, 2 * (a - 1 - ((a + 1) * cos)), below - slope]);
    }

    private static (double Cos, double Alpha) Prepare(double cyclesPerSample)
    {
        double angle = 2 * Math.PI * cyclesPerSample;
        return (Math.Cos(angle), Math.Sin(angle) / Math.Sqrt(2));
    }

    private static void Filter(float[] samples, ReadOnlySpan<double> b, ReadOnlySpan<double> a)
    {
        (double b0, double b1, double b2) = (b[0] / a[0], b[1] / a[0], b[2] / a[0]);
        (double a1, double a2) = (a[1] / a[0], a[2] / a[0]);
        double first = 0;
        double second = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double x = samples[i];
            double y = (b0 * x) + first;
            first = (b1 * x) - (a1 * y) + second;
            second = (b2 * x) - (a2 * y);
            samples[i] = (float)y;
        }
    }
}
