using VocalMidi.Engine.Audio;

namespace VocalMidi.Engine.Features;

/// <summary>
/// Keeps the last 46 ms of the voice and, at each hop, says what is heard in windows that end at the newest sample.
/// </summary>
internal sealed class FrameAnalyzer
{
    /// <summary>46 ms: holds two periods of the lowest voices.</summary>
    private const int LongWindow = 736;

    /// <summary>23 ms: follows fast notes of higher voices.</summary>
    private const int ShortWindow = 368;

    /// <summary>16 ms: over a period of all but the lowest voices.</summary>
    private const int LevelWindow = 256;

    /// <summary>55 Hz.</summary>
    private const int LongestLag = 288;

    /// <summary>111 Hz.</summary>
    private const int LongestLagShort = 144;

    /// <summary>2.7 kHz.</summary>
    private const int ShortestLag = 6;

    private readonly float[] _memory = new float[LongWindow];
    private readonly float[] _nsdf = new float[LongestLag + 1];
    private readonly Autocorrelation _long = new(LongWindow, LongestLag);
    private readonly Autocorrelation _short = new(ShortWindow, LongestLagShort);
    private readonly CandidateFinder _finder = new(ShortestLag, CandidateList.Capacity / 2);
    private readonly BandSpectrum _bands = new(ShortWindow);
    private readonly SonorityPeak _sonority = new();
    private readonly LevelMeter _level = new();

    /// <summary>Power spectrum of the short window analysed last, as <see cref="BandSpectrum.Power"/>.</summary>
    public ReadOnlySpan<float> Power => _bands.Power;

    public void Reset()
    {
        Array.Clear(_memory);
        _bands.Reset();
        _sonority.Reset();
        _level.Reset();
    }

    /// <summary>Takes one hop (<see cref="AnalysisRate.HopSamples"/> samples) and describes what is heard now.</summary>
    public void Analyse(ReadOnlySpan<float> hop, out Frame frame)
    {
        _memory.AsSpan(hop.Length).CopyTo(_memory);
        hop.CopyTo(_memory.AsSpan(LongWindow - hop.Length));
        ReadOnlySpan<float> window = _memory;
        ReadOnlySpan<float> recent = window[(LongWindow - ShortWindow)..];

        frame = default;
        _long.Compute(window, _nsdf);
        frame.Clarity = _finder.Find(_nsdf, 0.5f, ref frame);
        _short.Compute(recent, _nsdf);
        frame.ShortClarity = _finder.Find(_nsdf.AsSpan(0, LongestLagShort + 1), 0.5f, ref frame);
        (frame.Flux, frame.SonorityDb) = _bands.Analyse(recent);
        (frame.LevelDb, frame.AboveFloorDb) = _level.Measure(window[(LongWindow - LevelWindow)..]);
        frame.DropDb = _sonority.DropOf(frame.SonorityDb);
    }
}
