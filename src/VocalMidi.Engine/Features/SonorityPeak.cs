using VocalMidi.Engine.Audio;

namespace VocalMidi.Engine.Features;

/// <summary>
/// Follows the peak of the sonority, so that its drops show: syllables part there even where the voice goes on
/// (m, n, l, b, d).
/// </summary>
internal sealed class SonorityPeak
{
    /// <summary>How fast the recent peak is forgotten, dB per hop: 30 dB/s.</summary>
    private const float PeakFall = 30f * (float)AnalysisRate.HopSeconds;

    private const float SilenceDb = -100f;

    private float _peak = SilenceDb;

    public void Reset() => _peak = SilenceDb;

    /// <summary>Takes the sonority of one hop; tells how far it is below the recent peak. Decibels.</summary>
    public float DropOf(float sonority)
    {
        _peak = Math.Max(sonority, _peak - PeakFall);
        return _peak - sonority;
    }
}
