namespace VocalMidi.Engine.Timing;

/// <summary>When events sound, against the voice.</summary>
public enum TimingMode
{
    /// <summary>No reported latency: each event sounds as soon as it is known.</summary>
    Live = 0,

    /// <summary>A fixed reported latency: each event sounds exactly that long after its moment in the voice.</summary>
    Aligned = 1,
}
