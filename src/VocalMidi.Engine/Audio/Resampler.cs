using System.Runtime.Intrinsics;

namespace VocalMidi.Engine.Audio;

/// <summary>
/// Converts any input rate to <see cref="AnalysisRate.Hertz"/> with a windowed-sinc filter (Smith, "Digital Audio
/// Resampling"; Kaiser window). Positions are exact integers, so the output does not depend on how the input is cut.
/// </summary>
internal sealed class Resampler
{
    /// <summary>Zero crossings of the sinc on each side, at the lower of the two rates: 0.75 ms at 16 kHz.</summary>
    private const int ZeroCrossings = 12;

    /// <summary>Fractional positions tabulated; between two of them the coefficients are interpolated.</summary>
    private const int Phases = 256;

    /// <summary>Share of the lower Nyquist frequency that passes.</summary>
    private const double Passband = 0.92;

    /// <summary>Kaiser window shape: about 70 dB of stop-band attenuation.</summary>
    private const double KaiserBeta = 7.0;

    private readonly int _inputRate;
    private readonly int _taps;
    private readonly int _halfTaps;
    private readonly float[] _table;
    private readonly float[] _history;
    private int _filled;
    private long _historyStart;
    private long _produced;

    public Resampler(int inputRate)
    {
        _inputRate = inputRate;
        double lower = Math.Min(1.0, (double)AnalysisRate.Hertz / inputRate);
        _halfTaps = (int)Math.Ceiling(ZeroCrossings / lower);
        _taps = (2 * _halfTaps + 3) / 4 * 4;
        _table = BuildTable(lower * Passband);
        _history = new float[_taps + MaximumChunk];
        Reset();
    }

    /// <summary>Most input samples one call of <see cref="Push"/> may bring.</summary>
    public const int MaximumChunk = 4096;

    /// <summary>Forgets the past; output sample 0 stands at input sample 0 of what follows.</summary>
    public void Reset()
    {
        _produced = 0;
        _historyStart = -_halfTaps;
        _filled = _halfTaps;
        Array.Clear(_history);
    }

    /// <summary>The last input sample (0-based since the reset) that output sample <paramref name="output"/> needs.</summary>
    public long LastInputNeeded(long output) => FloorPosition(output) + _taps - _halfTaps;

    /// <summary>Takes input and writes the output samples it completes; returns how many.</summary>
    /// <param name="input">At most <see cref="MaximumChunk"/> samples.</param>
    /// <param name="output">Room for all of them: <see cref="MaximumOutput"/>.</param>
    public int Push(ReadOnlySpan<float> input, Span<float> output)
    {
        input.CopyTo(_history.AsSpan(_filled));
        _filled += input.Length;
        int count = 0;
        while (true)
        {
            long first = FloorPosition(_produced) - _halfTaps + 1;
            int at = (int)(first - _historyStart);
            if (at + _taps > _filled) break;
            output[count++] = Interpolate(at, Fraction(_produced));
            _produced++;
        }

        int keepFrom = Math.Min(_filled, (int)Math.Max(0, FloorPosition(_produced) - _halfTaps + 1 - _historyStart));
        _history.AsSpan(keepFrom, _filled - keepFrom).CopyTo(_history);
        _filled -= keepFrom;
        _historyStart += keepFrom;
        return count;
    }

    /// <summary>Most output samples that <paramref name="inputCount"/> input samples can complete.</summary>
    public int MaximumOutput(int inputCount) => (int)((long)inputCount * AnalysisRate.Hertz / _inputRate) + 2;

    private long FloorPosition(long output) => output * _inputRate / AnalysisRate.Hertz;

    private double Fraction(long output) => (double)(output * _inputRate % AnalysisRate.Hertz) / AnalysisRate.Hertz;

    private float Interpolate(int at, double fraction)
    {
        double phase = fraction * Phases;
        int index = (int)phase;
        var blend = Vector128.Create((float)(phase - index));
        ReadOnlySpan<float> left = _table.AsSpan(index * _taps, _taps);
        ReadOnlySpan<float> right = _table.AsSpan((index + 1) * _taps, _taps);
        ReadOnlySpan<float> samples = _history.AsSpan(at, _taps);
        var sum = Vector128<float>.Zero;
        for (int i = 0; i < _taps; i += 4)
        {
            var a = Vector128.Create(left.Slice(i, 4));
            var b = Vector128.Create(right.Slice(i, 4));
            sum += Vector128.Create(samples.Slice(i, 4)) * (a + ((b - a) * blend));
        }

        return Vector128.Sum(sum);
    }

    /// <summary>Coefficients [phase][tap]; tap i weighs the input sample floor + i - halfTaps + 1.</summary>
    private float[] BuildTable(double cutoff)
    {
        var table = new float[(Phases + 1) * _taps];
        for (int phase = 0; phase <= Phases; phase++)
        {
            double sum = 0;
            for (int tap = 0; tap < _taps; tap++)
            {
                double distance = tap - _halfTaps + 1 - ((double)phase / Phases);
                double inWindow = distance / _halfTaps;
                double window = Math.Abs(inWindow) >= 1 ? 0 : BesselI0(KaiserBeta * Math.Sqrt(1 - (inWindow * inWindow)));
                double x = Math.PI * distance * cutoff;
                double value = window * (Math.Abs(x) < 1e-9 ? 1 : Math.Sin(x) / x);
                table[(phase * _taps) + tap] = (float)value;
                sum += value;
            }

            for (int tap = 0; tap < _taps; tap++) table[(phase * _taps) + tap] /= (float)sum;
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
