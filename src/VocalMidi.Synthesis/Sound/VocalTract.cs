using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Sound;

/// <summary>
/// Formants in cascade, each a two-pole resonator with unit gain at 0 Hz (Klatt, 1980): five that move and two above
/// them that stand for the rest of the tract.
/// </summary>
internal sealed class VocalTract
{
    private const int Resonators = Formants.Count + 2;

    private static readonly double[] s_bandwidthHz = [75, 95, 130, 190, 260, 400, 500];
    private static readonly double[] s_upperHz = [5500, 6500];

    private readonly double _sampleRate;
    private readonly float[] _gain = new float[Resonators];
    private readonly float[] _near = new float[Resonators];
    private readonly float[] _far = new float[Resonators];
    private readonly float[] _last = new float[Resonators];
    private readonly float[] _beforeLast = new float[Resonators];

    public VocalTract(double sampleRate, double tractScale)
    {
        _sampleRate = sampleRate;
        for (int k = Formants.Count; k < Resonators; k++)
            Tune(k, s_upperHz[k - Formants.Count] * tractScale);
    }

    /// <summary>Moves one formant.</summary>
    public void Tune(int formant, double hertz)
    {
        (double gain, double near, double far) = Coefficients(formant, hertz, _sampleRate);
        _gain[formant] = (float)gain;
        _near[formant] = (float)near;
        _far[formant] = (float)far;
    }

    /// <summary>Filters one sample.</summary>
    public float Next(float x)
    {
        for (int k = 0; k < Resonators; k++)
        {
            float y = (_gain[k] * x) + (_near[k] * _last[k]) + (_far[k] * _beforeLast[k]);
            _beforeLast[k] = _last[k];
            _last[k] = y;
            x = y;
        }

        return x;
    }

    /// <summary>
    /// The RMS this tract gives glottal pulses of amplitude 1: a sum over harmonics, each 1/(πk) before the tilt
    /// (the spectrum of the step at closure), accurate to about 2 dB.
    /// </summary>
    public static double RelativeLevel(double f0, Formants formants, double tiltHz)
    {
        Formants opened = formants with { F1 = (float)Math.Max(formants.F1, 1.05 * f0) };
        double power = 0;
        for (int harmonic = 1; harmonic * f0 < 6000; harmonic++)
        {
            double hertz = harmonic * f0;
            double amplitude = 1 / (Math.PI * harmonic) / Math.Sqrt(1 + (hertz / tiltHz * (hertz / tiltHz)));
            for (int k = 0; k < Formants.Count; k++)
                amplitude *= Response(hertz, opened[k], s_bandwidthHz[k]);
            power += amplitude * amplitude / 2;
        }

        return Math.Sqrt(power);
    }

    private static (double Gain, double Near, double Far) Coefficients(int formant, double hertz, double sampleRate)
    {
        // Wider when higher, as losses by radiation are.
        double bandwidth = s_bandwidthHz[formant] + (0.02 * hertz);
        double limited = Math.Min(hertz, 0.45 * sampleRate);
        double radius = Math.Exp(-Math.PI * bandwidth / sampleRate);
        double near = 2 * radius * Math.Cos(2 * Math.PI * limited / sampleRate);
        double far = -radius * radius;
        return (1 - near - far, near, far);
    }

    private static double Response(double hertz, double formantHz, double bandwidth)
    {
        double squared = formantHz * formantHz;
        double real = squared - (hertz * hertz);
        double imaginary = (bandwidth + (0.02 * formantHz)) * hertz;
        return squared / Math.Sqrt((real * real) + (imaginary * imaginary));
    }
}
