namespace VocalMidi.Engine.Audio;

/// <summary>
/// Makes any input safe to analyse, sample by sample: NaN and infinity become silence, absurd levels are limited,
/// DC and rumble are removed.
/// </summary>
internal sealed class Conditioner
{
    /// <summary>+24 dBFS: nothing a converter delivers is louder; wilder numbers are damage.</summary>
    private const float Limit = 16f;

    /// <summary>Corner of the high-pass, hertz: under the lowest sung fundamental.</summary>
    private const double CornerHertz = 40;

    /// <summary>Added to the filter's state so that its decay never reaches denormal numbers: -400 dBFS.</summary>
    private const float AntiDenormal = 1e-20f;

    private readonly float _pole;
    private float _previousInput;
    private float _previousOutput;

    public Conditioner() => _pole = (float)Math.Exp(-2 * Math.PI * CornerHertz / AnalysisRate.Hertz);

    /// <summary>NaN and infinity to silence; anything beyond +24 dBFS limited. Before the resampler.</summary>
    public static void Clean(ReadOnlySpan<float> input, Span<float> output, float gain)
    {
        for (int i = 0; i < input.Length; i++)
        {
            float x = input[i] * gain;
            output[i] = float.IsFinite(x) ? Math.Clamp(x, -Limit, Limit) : 0;
        }
    }

    /// <summary>First-order high-pass in place, at the analysis rate.</summary>
    public void RemoveRumble(Span<float> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            float x = samples[i];
            _previousOutput = x - _previousInput + (_pole * _previousOutput) + AntiDenormal;
            _previousInput = x;
            samples[i] = _previousOutput;
        }
    }

    public void Reset() => _previousInput = _previousOutput = 0;
}
