namespace VocalMidi.Engine.Profiling;

/// <summary>What a worker can be busy with. The numbers are those of spans in a trace.</summary>
public enum Stage
{
    /// <summary>Nothing that is counted: it sleeps, or does its bookkeeping.</summary>
    None = 0,

    /// <summary>Resampling, and what models and tracker are given.</summary>
    Features = 1,

    /// <summary>The model.</summary>
    Model = 2,

    /// <summary>From frames to notes, and when they sound.</summary>
    Tracker = 3,

    /// <summary>The user's scripts.</summary>
    Scripts = 4,
}
