using System.Runtime.Intrinsics;

namespace VocalMidi.Engine.Audio;

/// <summary>
/// Converts any input rate to <see cref="AnalysisRate.Hertz"/> by a low-pass response tabulated at fractional positions
/// (Smith, "Digital Audio Resampling"), without a look at later input. Positions are exact integers, so the output does
/// not depend on how the input is cut.
/// </summary>
internal sealed class Resampler
{
    private readonly int _inputRate;
    private readonly int _taps;
    private readonly float[] _table;
    private readonly float[] _history;
    private int _filled;
    private long _historyStart;
    private long _produced;

    public Resampler(int inputRate)
    {
        _inputRate = inputRate;
        var filter = CausalFilter.For(inputRate);
        _taps = filter.Taps;
        _table = filter.Coefficients;
        _history = new float[_taps + MaximumChunk];
        Reset();
    }

    /// <summary>Most input samples one call of <see cref="Push"/> may bring.</summary>
    public const int MaximumChunk = 4096;

    /// <summary>Forgets the past; output sample 0 stands at input sample 0 of what follows.</summary>
    public void Reset()
    {
        _produced = 0;
        _historyStart = 1 - _taps;
        _filled = _taps - 1;
        Array.Clear(_history);
    }

    /// <summary>The last input sample (0-based since the reset) that output sample <paramref name="output"/> needs.</summary>
    public long LastInputNeeded(long output) => FloorPosition(output);

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
            long first = FloorPosition(_produced) - _taps + 1;
            int at = (int)(first - _historyStart);
            if (at + _taps > _filled) break;
            output[count++] = Interpolate(at, Fraction(_produced));
            _produced++;
        }

        int keepFrom = Math.Min(_filled, (int)Math.Max(0, FloorPosition(_produced) - _taps + 1 - _historyStart));
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
        double phase = fraction * CausalFilter.Phases;
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
}
