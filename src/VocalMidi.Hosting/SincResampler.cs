namespace VocalMidi.Hosting;

/// <summary>
/// Changes the rate of whole recordings: a Kaiser-windowed sinc (J. O. Smith, "Digital Audio Resampling"), about
/// 90 dB of stop band, flat to 0.9 of the lower rate's half. Any ratio. Any thread.
/// </summary>
public static class SincResampler
{
    private const int ZeroCrossings = 32; // either side
    private const int StepsPerCrossing = 512;
    private const double KaiserBeta = 9;
    private const double Cutoff = 0.95; // of the lower rate's half

    private static readonly double[] s_kernel = MakeKernel();

    /// <summary>One channel at another rate; the array itself when the rates are equal.</summary>
    /// <param name="samples">At <paramref name="fromRate"/>.</param>
    /// <param name="fromRate">Hertz, above 0.</param>
    /// <param name="toRate">Hertz, above 0.</param>
    public static float[] Resample(float[] samples, int fromRate, int toRate)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(fromRate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(toRate, 1);
        if (fromRate == toRate) return samples;
        var result = new float[(int)Math.Ceiling((double)samples.Length * toRate / fromRate)];
        double bandwidth = Cutoff * Math.Min(1.0, (double)toRate / fromRate); // cycles per input sample, times 2
        double reach = ZeroCrossings / bandwidth;
        for (int i = 0; i < result.Length; i++)
        {
            double centre = (double)i * fromRate / toRate;
            int first = Math.Max(0, (int)Math.Ceiling(centre - reach));
            int last = Math.Min(samples.Length - 1, (int)Math.Floor(centre + reach));
            double sum = 0;
            for (int n = first; n <= last; n++) sum += samples[n] * Kernel(Math.Abs(n - centre) * bandwidth);
            result[i] = (float)(sum * bandwidth);
        }

        return result;
    }

    /// <summary>The windowed sinc at a distance in zero crossings, 0 to <see cref="ZeroCrossings"/>.</summary>
    private static double Kernel(double crossings)
    {
        double place = crossings * StepsPerCrossing;
        int step = (int)place;
        return s_kernel[step] + (place - step) * (s_kernel[step + 1] - s_kernel[step]);
    }

    private static double[] MakeKernel()
    {
        var kernel = new double[ZeroCrossings * StepsPerCrossing + 2];
        for (int i = 0; i < kernel.Length; i++)
        {
            double x = (double)i / StepsPerCrossing;
            double edge = Math.Min(1, x / ZeroCrossings);
            double window = BesselI0(KaiserBeta * Math.Sqrt(1 - edge * edge)) / BesselI0(KaiserBeta);
            kernel[i] = (x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x)) * window;
        }

        return kernel;
    }

    // Modified Bessel function of the first kind, order 0, by its power series.
    private static double BesselI0(double x)
    {
        double sum = 1, term = 1;
        for (int k = 1; term > sum * 1e-17; k++)
        {
            term *= x / 2 / k * (x / 2 / k);
            sum += term;
        }

        return sum;
    }
}
