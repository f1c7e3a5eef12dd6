using System.Collections.Concurrent;

namespace VocalMidi.Engine.Audio;

/// <summary>
/// The low-pass filter of a <see cref="Resampler"/>, tabulated at fractional positions. It looks at no input after the
/// position it stands for: the way in costs no latency. Immutable, so all instances at one rate share one (at 48 kHz a
/// table is 74 kB, at 384 kHz 590 kB). Any thread.
/// </summary>
internal sealed class CausalFilter
{
    /// <summary>Fractional positions tabulated; between two of them the coefficients are interpolated.</summary>
    public const int Phases = 256;

    // Weak: a host that tries many rates keeps only those in use.
    private static readonly ConcurrentDictionary<int, WeakReference<CausalFilter>> s_shared = new();

    private CausalFilter(int inputRate)
    {
        double lower = Math.Min(1.0, (double)AnalysisRate.Hertz / inputRate);
        Taps = ((int)Math.Ceiling(MinimumPhase.Length / lower) + 3) / 4 * 4;
        Coefficients = Tabulate(lower);
    }

    /// <summary>Taps of one phase: a multiple of 4. The last weighs the input sample at or before the position.</summary>
    public int Taps { get; }

    /// <summary>[phase][tap], phases 0 to <see cref="Phases"/>; tap i weighs input sample floor + i - taps + 1.</summary>
    public float[] Coefficients { get; }

    /// <summary>The filter from <paramref name="inputRate"/> hertz to the analysis rate.</summary>
    public static CausalFilter For(int inputRate)
    {
        WeakReference<CausalFilter> shared = s_shared.GetOrAdd(inputRate, _ => new WeakReference<CausalFilter>(null!));
        if (shared.TryGetTarget(out CausalFilter? filter)) return filter;
        // Two threads at once may each make one; they are equal, and the first to be collected does no harm.
        filter = new CausalFilter(inputRate);
        shared.SetTarget(filter);
        return filter;
    }

    /// <param name="lower">The lower of the two rates, in input rates.</param>
    private float[] Tabulate(double lower)
    {
        var table = new float[(Phases + 1) * Taps];
        for (int phase = 0; phase <= Phases; phase++)
        {
            double sum = 0;
            for (int tap = 0; tap < Taps; tap++)
            {
                double age = Taps - 1 - tap + ((double)phase / Phases);
                double value = MinimumPhase.ResponseAt(age * lower);
                table[(phase * Taps) + tap] = (float)value;
                sum += value;
            }

            for (int tap = 0; tap < Taps; tap++) table[(phase * Taps) + tap] /= (float)sum;
        }

        return table;
    }
}
