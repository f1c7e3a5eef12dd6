using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Audio;

/// <summary>
/// The low-pass response that every <see cref="CausalFilter"/> samples: a sinc under a Kaiser window, made minimum-phase,
/// so that it answers at once: a tone of 1 kHz at 16 kHz comes 0.13 ms late instead of the sinc's 0.75. By way of the
/// cepstrum (Oppenheim and Schafer, "Discrete-Time Signal Processing", chapter 13). Any thread.
/// </summary>
internal static class MinimumPhase
{
    /// <summary>Length of the response, samples at the lower of two rates.</summary>
    public const int Length = 24;

    /// <summary>Share of the lower Nyquist frequency that passes.</summary>
    private const double Passband = 0.92;

    /// <summary>Kaiser window shape: about 70 dB of stop-band attenuation.</summary>
    private const double KaiserBeta = 7.0;

    /// <summary>Points per sample; between two of them the response is interpolated, 95 dB below it.</summary>
    private const int Resolution = 256;

    /// <summary>Long enough that the cepstrum dies away in half of it.</summary>
    private const int TransformLength = 1 << 16;

    /// <summary>Power below the passband's under which the stop band is not followed, as its logarithm would run away.</summary>
    private const float Floor = 1e-10f;

    private static readonly Lazy<double[]> s_response = new(() => FromCepstrum(Cepstrum(LinearPhase())));

    /// <summary>The response, samples of the lower rate after the impulse; 0 outside it.</summary>
    public static double ResponseAt(double age)
    {
        double[] response = s_response.Value;
        double point = age * Resolution;
        int index = (int)point;
        if (point < 0 || index >= response.Length - 1) return 0;
        return response[index] + ((response[index + 1] - response[index]) * (point - index));
    }

    private static float[] LinearPhase()
    {
        var response = new float[TransformLength];
        const int half = Length * Resolution / 2;
        for (int i = 0; i <= 2 * half; i++)
        {
            double distance = (double)(i - half) / Resolution;
            double inWindow = (double)(i - half) / half;
            double x = Math.PI * distance * Passband;
            double window = BesselI0(KaiserBeta * Math.Sqrt(1 - (inWindow * inWindow)));
            response[i] = (float)(window * (i == half ? 1 : Math.Sin(x) / x));
        }

        return response;
    }

    /// <summary>The real cepstrum, coefficients 0 to half the transform.</summary>
    private static float[] Cepstrum(float[] response)
    {
        var transform = new RealFft(TransformLength);
        var spectrum = new float[(TransformLength / 2) + 1];
        transform.Power(response, spectrum);
        float floor = spectrum[0] * Floor;
        var logarithm = new float[TransformLength];
        for (int k = 0; k < TransformLength; k++)
        {
            float power = spectrum[Math.Min(k, TransformLength - k)];
            logarithm[k] = 0.5f * MathF.Log(Math.Max(power, floor));
        }

        transform.RealPart(logarithm, spectrum);
        return spectrum;
    }

    /// <summary>The minimum-phase response with that cepstrum, by the recursion of its derivative.</summary>
    private static double[] FromCepstrum(float[] cepstrum)
    {
        var response = new double[(Length * Resolution) + 1];
        response[0] = 1; // the level is the tabulation's matter
        for (int n = 1; n < response.Length; n++)
        {
            double sum = 0;
            for (int k = 1; k <= n; k++) sum += k * (double)cepstrum[k] * response[n - k];
            response[n] = 2 * sum / ((double)n * TransformLength);
        }

        response[0] = 0; // the floor of the stop band lets a click through at once
        return response;
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
