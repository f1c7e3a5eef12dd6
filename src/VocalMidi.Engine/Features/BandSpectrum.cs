using VocalMidi.Engine.Audio;

namespace VocalMidi.Engine.Features;

/// <summary>Band levels of a short window on the mel scale, for onsets and vowels.</summary>
internal sealed class BandSpectrum
{
    private const int Bands = 20;
    private const int FftLength = 512;

    /// <summary>-90 dBFS: softer changes of a band are noise.</summary>
    public const float FloorPower = 1e-9f;

    private readonly RealFft _fft = new(FftLength);
    private readonly float[] _window;
    private readonly float[] _windowed = new float[FftLength];
    private readonly float[] _power = new float[(FftLength / 2) + 1];
    private readonly int[] _edges = Edges(Bands);

    /// <summary>Levels of the last frames, decibels: [frame modulo <see cref="Memory"/>][band].</summary>
    private readonly float[][] _levels;
    private int _frame;

    /// <summary>Frames over which a rise is measured: 15 ms.</summary>
    private const int Memory = 4;

    public BandSpectrum(int windowSamples)
    {
        WindowSamples = windowSamples;
        _window = new float[windowSamples];
        for (int i = 0; i < windowSamples; i++)
            _window[i] = (float)((0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / windowSamples))) / windowSamples);
        _levels = new float[Memory][];
        for (int i = 0; i < Memory; i++) _levels[i] = new float[Bands];
        Reset();
    }

    public int WindowSamples { get; }

    /// <summary>Power of the bins 0..<see cref="FftLength"/>/2 of the window analysed last, full scale about 0.06.</summary>
    public ReadOnlySpan<float> Power => _power;

    public void Reset()
    {
        foreach (float[] levels in _levels) Array.Fill(levels, 10 * MathF.Log10(FloorPower));
    }

    /// <summary>
    /// Flux (mean rise of the bands over 15 ms) and sonority (level of 400 Hz to 3.2 kHz), both decibels.
    /// </summary>
    public (float Flux, float Sonority) Analyse(ReadOnlySpan<float> window)
    {
        for (int i = 0; i < WindowSamples; i++) _windowed[i] = window[i] * _window[i];
        _fft.Power(_windowed, _power);

        float[] levels = _levels[_frame % Memory];
        float[] before = _levels[(_frame + 1) % Memory];
        _frame++;
        float rise = 0, vowel = FloorPower;
        const int vowelBin = 400 * FftLength / AnalysisRate.Hertz, vowelEnd = 3200 * FftLength / AnalysisRate.Hertz;
        for (int band = 0; band < Bands; band++)
        {
            float power = 0;
            for (int k = _edges[band]; k < _edges[band + 1]; k++) power += _power[k];
            if (_edges[band] >= vowelBin && _edges[band] < vowelEnd) vowel += power;
            levels[band] = 10 * MathF.Log10(power + FloorPower);
            rise += Math.Max(0, levels[band] - before[band]);
        }

        return (rise / Bands, 10 * MathF.Log10(vowel));
    }

    /// <summary>
    /// First bins of so many bands, equally wide on the mel scale from 100 Hz to 7.2 kHz but at least one bin each, and
    /// the bin after the last band.
    /// </summary>
    public static int[] Edges(int bands)
    {
        const double lowestHertz = 100, highestHertz = 7200;
        var edges = new int[bands + 1];
        double low = Mel(lowestHertz), high = Mel(highestHertz);
        for (int band = 0; band <= bands; band++)
        {
            double mel = low + ((high - low) * band / bands);
            int bin = (int)Math.Round(700 * (Math.Exp(mel / 1127) - 1) * FftLength / AnalysisRate.Hertz);
            edges[band] = band == 0 ? bin : Math.Max(bin, edges[band - 1] + 1);
        }

        return edges;
    }

    private static double Mel(double hertz) => 1127 * Math.Log(1 + (hertz / 700));
}
