using VocalMidi.Engine.Audio;

namespace VocalMidi.Engine.Features;

/// <summary>
/// Follows the sonority from hop to hop: how far it is below its recent peak, and the dips that part one syllable from
/// the next even where the voice goes on (m, n, l, b, d).
/// </summary>
internal sealed class SonorityContour
{
    /// <summary>Hops in which the bottom of a dip is looked for: 60 ms.</summary>
    private const int BottomHops = 12;

    /// <summary>Hops in which the fall into the dip is looked for: 150 ms.</summary>
    private const int MemoryHops = 30;

    /// <summary>How fast the recent peak is forgotten, dB per hop: 30 dB/s.</summary>
    private const float PeakFall = 30f * (float)AnalysisRate.HopSeconds;

    private const float SilenceDb = -100f;

    private readonly float[] _past = new float[MemoryHops];
    private float _peak;
    private int _hop;

    public SonorityContour() => Reset();

    public void Reset()
    {
        Array.Fill(_past, SilenceDb);
        _peak = SilenceDb;
        _hop = 0;
    }

    /// <summary>Takes the sonority of one hop, decibels; tells drop, dip and rise, decibels, none negative.</summary>
    public (float Drop, float Dip, float Rise) Follow(float sonority)
    {
        _peak = Math.Max(sonority, _peak - PeakFall);
        _past[_hop % MemoryHops] = sonority;
        _hop++;

        float bottom = sonority, dip = 0;
        // From now back: the bottom first, then how high it was before.
        for (int back = 1; back < MemoryHops; back++)
        {
            float past = _past[(_hop - 1 - back + (2 * MemoryHops)) % MemoryHops];
            if (back <= BottomHops) bottom = Math.Min(bottom, past);
            dip = Math.Max(dip, Math.Min(past, sonority) - bottom);
        }

        return (_peak - sonority, dip, sonority - bottom);
    }
}
