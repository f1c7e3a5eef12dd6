namespace VocalMidi.Synthesis.Sound;

/// <summary>
/// The voice source: the derivative of glottal flow as the KLGLOTT88 pulse (Klatt and Klatt, 1990), with jitter and
/// shimmer drawn once per period. The jump at closure is band-limited by a polynomial step (Välimäki and Huovilainen,
/// 2007), so high voices do not alias.
/// </summary>
internal sealed class GlottalSource(SynthesisRandom random, double openQuotient, double jitter, double shimmer)
{
    private double _phase = random.NextDouble();
    private double _periodFactor = 1;
    private float _amplitude = 1;

    /// <summary>0..1: how open the glottis is now, for modulating breath noise.</summary>
    public float Opening { get; private set; }

    /// <summary>The next sample at f0 = <paramref name="cyclesPerSample"/>; peak -1 at closure.</summary>
    public float Next(double cyclesPerSample)
    {
        double step = cyclesPerSample * _periodFactor;
        _phase += step;
        if (_phase >= 1)
            StartPeriod();

        float pulse = 0;
        if (_phase < openQuotient)
        {
            double x = _phase / openQuotient;
            pulse = (float)(x * (2 - (3 * x)));
            Opening = (float)(6.75 * x * x * (1 - x));
        }
        else
        {
            Opening = 0;
        }

        return _amplitude * (pulse + ClosureResidual(step));
    }

    private void StartPeriod()
    {
        _phase -= 1;
        // Bounded so that no period strays by more than three deviations.
        _periodFactor = 1 + (jitter * Math.Clamp(random.Gaussian(), -3, 3));
        _amplitude = (float)(1 + (shimmer * Math.Clamp(random.Gaussian(), -3, 3)));
    }

    /// <summary>What turns the sampled step of height 1 at closure into a band-limited one.</summary>
    private float ClosureResidual(double step)
    {
        double samplesPast = (_phase - openQuotient) / step;
        if (samplesPast is >= 1 or <= -1)
            return 0;
        double rest = 1 - Math.Abs(samplesPast);
        return (float)(samplesPast >= 0 ? -0.5 * rest * rest : 0.5 * rest * rest);
    }
}
