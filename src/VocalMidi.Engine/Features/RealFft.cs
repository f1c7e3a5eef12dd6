using System.Runtime.Intrinsics;

namespace VocalMidi.Engine.Features;

/// <summary>
/// Fourier transform of a real signal whose length is a power of two, without allocation. A Stockham radix-2
/// transform of half the length (Swarztrauber 1984) on 128-bit vectors: the same sums on every machine.
/// </summary>
internal sealed class RealFft
{
    private readonly int _half;
    private readonly float[] _twiddleRe;
    private readonly float[] _twiddleIm;
    private readonly float[] _splitRe;
    private readonly float[] _splitIm;
    private float[] _re;
    private float[] _im;
    private float[] _nextRe;
    private float[] _nextIm;

    public RealFft(int length)
    {
        if (length < 16 || (length & (length - 1)) != 0)
            throw new ArgumentOutOfRangeException(nameof(length), length, "a power of two of at least 16");
        Length = length;
        _half = length / 2;
        _re = new float[_half];
        _im = new float[_half];
        _nextRe = new float[_half];
        _nextIm = new float[_half];
        (_twiddleRe, _twiddleIm) = Roots(_half, _half / 2);
        (_splitRe, _splitIm) = Roots(length, _half + 1);
    }

    /// <summary>Samples per transform.</summary>
    public int Length { get; }

    /// <summary>Power |X[k]|² of the bins 0..Length/2 of <paramref name="signal"/> (Length samples).</summary>
    public void Power(ReadOnlySpan<float> signal, Span<float> power)
    {
        Transform(signal);
        for (int k = 0; k <= _half; k++)
        {
            (float re, float im) = Bin(k);
            power[k] = (re * re) + (im * im);
        }
    }

    /// <summary>
    /// Real parts of the bins 0..Length/2. Of an even signal (such as a power spectrum) that is its whole transform.
    /// </summary>
    public void RealPart(ReadOnlySpan<float> signal, Span<float> real)
    {
        Transform(signal);
        for (int k = 0; k <= _half; k++) real[k] = Bin(k).Re;
    }

    /// <summary>Untangles bin k of the real signal from the half-length complex transform.</summary>
    private (float Re, float Im) Bin(int k)
    {
        int a = k == _half ? 0 : k;
        int b = k == 0 ? 0 : _half - k;
        float evenRe = 0.5f * (_re[a] + _re[b]), evenIm = 0.5f * (_im[a] - _im[b]);
        float oddRe = 0.5f * (_im[a] + _im[b]), oddIm = 0.5f * (_re[b] - _re[a]);
        float c = _splitRe[k], s = _splitIm[k];
        return (evenRe + (c * oddRe) - (s * oddIm), evenIm + (c * oddIm) + (s * oddRe));
    }

    private void Transform(ReadOnlySpan<float> signal)
    {
        for (int i = 0; i < _half; i++)
        {
            _re[i] = signal[2 * i];
            _im[i] = signal[(2 * i) + 1];
        }

        for (int groups = _half / 2, stride = 1; groups >= 1; groups /= 2, stride *= 2)
        {
            Pass(groups, stride);
            (_re, _nextRe) = (_nextRe, _re);
            (_im, _nextIm) = (_nextIm, _im);
        }
    }

    private void Pass(int groups, int stride)
    {
        int step = _half / 2 / groups;
        for (int p = 0; p < groups; p++)
        {
            float c = _twiddleRe[p * step], s = _twiddleIm[p * step];
            int a = stride * p, b = stride * (p + groups), sum = 2 * stride * p, difference = sum + stride;
            int q = 0;
            for (; q + 4 <= stride; q += 4) ButterflyOfFour(a + q, b + q, sum + q, difference + q, c, s);
            for (; q < stride; q++) Butterfly(a + q, b + q, sum + q, difference + q, c, s);
        }
    }

    private void Butterfly(int a, int b, int sum, int difference, float c, float s)
    {
        float re = _re[a] - _re[b], im = _im[a] - _im[b];
        _nextRe[sum] = _re[a] + _re[b];
        _nextIm[sum] = _im[a] + _im[b];
        _nextRe[difference] = (re * c) - (im * s);
        _nextIm[difference] = (re * s) + (im * c);
    }

    private void ButterflyOfFour(int a, int b, int sum, int difference, float c, float s)
    {
        var aRe = Vector128.Create(_re.AsSpan(a, 4));
        var aIm = Vector128.Create(_im.AsSpan(a, 4));
        var bRe = Vector128.Create(_re.AsSpan(b, 4));
        var bIm = Vector128.Create(_im.AsSpan(b, 4));
        var re = aRe - bRe;
        var im = aIm - bIm;
        (aRe + bRe).CopyTo(_nextRe.AsSpan(sum, 4));
        (aIm + bIm).CopyTo(_nextIm.AsSpan(sum, 4));
        ((re * c) - (im * s)).CopyTo(_nextRe.AsSpan(difference, 4));
        ((re * s) + (im * c)).CopyTo(_nextIm.AsSpan(difference, 4));
    }

    /// <summary>exp(-2πi k/n) for k under <paramref name="count"/>.</summary>
    private static (float[] Re, float[] Im) Roots(int n, int count)
    {
        var re = new float[count];
        var im = new float[count];
        for (int k = 0; k < count; k++)
        {
            double angle = -2 * Math.PI * k / n;
            re[k] = (float)Math.Cos(angle);
            im[k] = (float)Math.Sin(angle);
        }

        return (re, im);
    }
}
