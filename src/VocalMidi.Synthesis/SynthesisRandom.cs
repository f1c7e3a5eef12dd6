using System.Numerics;

namespace VocalMidi.Synthesis;

/// <summary>
/// The synthesiser's own random numbers: xoshiro256++ (Blackman and Vigna, 2019) seeded through SplitMix64, so that
/// a seed means the same numbers on any machine and any .NET version. Not thread-safe.
/// </summary>
public sealed class SynthesisRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts the sequence of a seed; any value is good.</summary>
    public SynthesisRandom(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    /// <summary>A generator for one purpose: independent of how many numbers this one has given since.</summary>
    public static SynthesisRandom For(ulong seed, ulong purpose)
    {
        ulong mixed = seed;
        ulong first = SplitMix(ref mixed);
        mixed = first ^ (purpose * 0xD1342543DE82EF95UL);
        return new SynthesisRandom(SplitMix(ref mixed));
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>One sample of white noise: uniform in [-1, 1), variance 1/3.</summary>
    public float NextNoise() => (int)(NextBits() >> 32) * (1f / 2147483648f);

    /// <summary>Uniform in [low, high).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>Uniform in the interval.</summary>
    public double Uniform(Interval interval) => Uniform(interval.Low, interval.High);

    /// <summary>Uniform on a logarithmic scale; both ends must be positive.</summary>
    public double LogUniform(Interval interval) =>
        interval.Low * Math.Pow(interval.High / interval.Low, NextDouble());

    /// <summary>On a logarithmic scale, the middle likelier than the ends (triangular); both ends positive.</summary>
    public double LogTriangular(Interval interval) =>
        interval.Low * Math.Pow(interval.High / interval.Low, 0.5 * (NextDouble() + NextDouble()));

    /// <summary>Normally distributed (Box and Muller, 1958), mean 0, standard deviation 1.</summary>
    public double Gaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>A whole number in [0, count).</summary>
    public int Below(int count) => (int)(NextDouble() * count);

    /// <summary>An index, drawn in proportion to non-negative weights that are not all zero.</summary>
    public int Weighted(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (double weight in weights)
            total += weight;
        double left = NextDouble() * total;
        for (int i = 0; i < weights.Length; i++)
        {
            left -= weights[i];
            if (left < 0)
                return i;
        }

        return weights.Length - 1;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
