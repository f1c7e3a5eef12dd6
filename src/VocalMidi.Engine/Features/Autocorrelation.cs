namespace VocalMidi.Engine.Features;

/// <summary>
/// Normalised square difference function of a window that ends at the newest sample (McLeod and Wyvill, "A smarter
/// way to find pitch", ICMC 2005), computed through the power spectrum.
/// </summary>
internal sealed class Autocorrelation
{
    private readonly RealFft _fft;
    private readonly float[] _padded;
    private readonly float[] _power;
    private readonly float[] _real;

    /// <param name="windowSamples">Samples compared.</param>
    /// <param name="maximumLag">Largest lag, samples.</param>
    public Autocorrelation(int windowSamples, int maximumLag)
    {
        WindowSamples = windowSamples;
        MaximumLag = maximumLag;
        // Circular correlation is exact up to the lag while window + lag fit into the transform.
        _fft = new RealFft((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(windowSamples + maximumLag)));
        _padded = new float[_fft.Length];
        _power = new float[_fft.Length];
        _real = new float[(_fft.Length / 2) + 1];
    }

    public int WindowSamples { get; }

    public int MaximumLag { get; }

    /// <summary>
    /// Writes the NSDF at lags 0..<see cref="MaximumLag"/>, each -1..1; all zero where the window holds no energy.
    /// </summary>
    public void Compute(ReadOnlySpan<float> window, Span<float> nsdf)
    {
        window.CopyTo(_padded);
        int half = _fft.Length / 2;
        _fft.Power(_padded, _power);
        for (int k = 1; k < half; k++) _power[_fft.Length - k] = _power[k];
        _fft.RealPart(_power, _real);

        double energy = 0;
        foreach (float x in window) energy += x * x;
        energy *= 2;
        float scale = 2f / _fft.Length;
        // -120 dBFS: below, quotients of rounding errors would look periodic.
        double silence = 2e-12 * window.Length;
        for (int lag = 0; lag <= MaximumLag; lag++)
        {
            nsdf[lag] = energy > silence ? Math.Clamp((float)(scale * _real[lag] / energy), -1f, 1f) : 0;
            float leaving = window[lag], entering = window[WindowSamples - 1 - lag];
            energy -= (leaving * leaving) + (entering * entering);
        }
    }
}
