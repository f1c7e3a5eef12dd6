using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Notes;

/// <summary>The last frames, by hop: those the tracker may still decide about.</summary>
internal sealed class FrameHistory
{
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
}
