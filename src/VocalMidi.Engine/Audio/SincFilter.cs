using System.Collections.Concurrent;

namespace VocalMidi.Engine.Audio;

/// <summary>
/// The low-pass filter of a <see cref="Resampler"/>: a sinc under a Kaiser window, tabulated at fractional positions.
/// Immutable, so all instances at one rate share one (at 48 kHz a table is 74 kB, at 384 kHz 590 kB). Any thread.
/// </summary>
internal sealed class SincFilter
{
    /// <summary>Fractional positions tabulated; between two of them the coefficients are interpolated.</summary>
    public const int Phases = 256;

    /// <summary>Zero crossings of the sinc on each side, at the lower of the two rates: 0.75 ms at 16 kHz.</summary>
    private const int ZeroCrossings = 12;

    /// <summary>Share of the lower Nyquist frequency that passes.</summary>
    private const double Passband = 0.92;

    /// <summary>Kaiser window shape: about 70 dB of stop-band attenuation.</summary>
    private const double KaiserBeta = 7.0;

    // Weak: a host that tries many rates keeps only those in use.
    private static readonly ConcurrentDictionary<int, WeakReference<SincFilter>> s_shared = new();

    private SincFilter(int inputRate)
    {
        double lower = Math.Min(1.0, (double)AnalysisRate.Hertz / inputRate);
        HalfTaps = (int)Math.Ceiling(ZeroCrossings / lower);
        Taps = (2 * HalfTaps + 3) / 4 * 4;
        Coefficients = Tabulate(lower * Passband);
    }

    /// <summary>Input samples before the position that the filter reaches back.</summary>
    public int HalfTaps { get; }

    /// <summary>Taps of one phase: a multiple of 4.</summary>
    public int Taps { get; }

    /// <summary>[phase][tap], phases 0 to <see cref="Phases"/>; tap i weighs input sample floor + i - half + 1.</summary>
    public float[] Coefficients { get; }

    /// <summary>The filter from <paramref name="inputRate"/> hertz to the analysis rate.</summary>
    public static SincFilter For(int inputRate)
    {
        WeakReference<SincFilter> shared = s_shared.GetOrAdd(inputRate, _ => new WeakReference<SincFilter>(null!));
        if (shared.TryGetTarget(out SincFilter? filter)) return filter;
        // Two threads at once may each make one; they are equal, and the first to be collected does no harm.
        filter = new SincFilter(inputRate);
        shared.SetTarget(filter);
        return filter;
    }

    private float[] Tabulate(double cutoff)
    {
        var table = new float[(Phases + 1) * Taps];
        for (int phase = 0; phase <= Phases; phase++)
        {
            double sum = 0;
            for (int tap = 0; tap < Taps; tap++)
            {
                double distance = tap - HalfTaps + 1 - ((double)phase / Phases);
                double inWindow = distance / HalfTaps;
                double kaiser = BesselI0(KaiserBeta * Math.Sqrt(Math.Max(0, 1 - (inWindow * inWindow))));
                double window = Math.Abs(inWindow) >= 1 ? 0 : kaiser;
                double x = Math.PI * distance * cutoff;
                double value = window * (Math.Abs(x) < 1e-9 ? 1 : Math.Sin(x) / x);
                table[(phase * Taps) + tap] = (float)value;
                sum += value;
            }

            for (int tap = 0; tap < Taps; tap++) table[(phase * Taps) + tap] /= (float)sum;
        }

        return table;
    }

    /// <summary>Modified Bessel function of the first kind, order zero: its power series.</summary>
    private static double BesselI0(double x)
    {
        double sum = 1, term = 1;
        for (int k = 1; k < 40; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
