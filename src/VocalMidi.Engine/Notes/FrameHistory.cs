using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Notes;

/// <summary>The last frames, by hop: those the tracker may still decide about.</summary>
internal sealed class FrameHistory
{
    /// <summary>Flux within a held vowel, decibels.</summary>
    private const float UsualFlux = 1;

    private readonly Frame[] _frames;

    /// <param name="capacity">How many frames are kept.</param>
    public FrameHistory(int capacity) => _frames = new Frame[capacity];

    /// <summary>How many frames are kept.</summary>
    public int Capacity => _frames.Length;

    /// <summary>Frames taken so far: the hop that the next one gets.</summary>
    public long Next { get; private set; }

    /// <summary>The frame of a hop, one of the last <see cref="Capacity"/>.</summary>
    public ref Frame this[long hop] => ref _frames[hop % _frames.Length];

    public void Reset() => Next = 0;

    public void Add(in Frame frame)
    {
        this[Next] = frame;
        Next++;
    }

    /// <summary>Highest level of the hops from <paramref name="first"/> to <paramref name="last"/>, dBFS.</summary>
    public float HighestLevel(long first, long last)
    {
        float highest = float.NegativeInfinity;
        for (long hop = first; hop <= last; hop++) highest = Math.Max(highest, this[hop].LevelDb);
        return highest;
    }

    /// <summary>Highest sonority of the hops from <paramref name="first"/> to <paramref name="last"/>, decibels.</summary>
    public float HighestSonority(long first, long last)
    {
        float highest = float.NegativeInfinity;
        for (long hop = first; hop <= last; hop++) highest = Math.Max(highest, this[hop].SonorityDb);
        return highest;
    }

    /// <summary>
    /// When the sonority rises, in hops after <paramref name="first"/>: the mean of the moments at which it first
    /// passes each level of the last <paramref name="rangeDb"/> decibels below its highest.
    /// </summary>
    public float CentreOfRise(long first, long last, float rangeDb)
    {
        float highest = HighestSonority(first, last);
        float reached = highest - rangeDb, centre = 0;
        for (long hop = first; hop <= last; hop++)
        {
            float risen = Math.Max(0, this[hop].SonorityDb - reached);
            centre += risen / rangeDb * (hop - first);
            reached += risen;
        }

        return centre;
    }

    /// <summary>
    /// When the spectrum rises, in hops after <paramref name="first"/>: the mean moment, weighted by the flux over
    /// <see cref="UsualFlux"/>; the middle where there is none.
    /// </summary>
    public float CentreOfFlux(long first, long last)
    {
        float total = 1e-3f, moment = total * (last - first) / 2;
        for (long hop = first; hop <= last; hop++)
        {
            float weight = Math.Max(0, this[hop].Flux - UsualFlux);
            total += weight;
            moment += weight * (hop - first);
        }

        return moment / total;
    }
}
