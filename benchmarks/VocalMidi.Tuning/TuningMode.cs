using VocalMidi.Engine.Notes;

namespace VocalMidi.Tuning;

/// <summary>Which of the tracker's three sets of numbers is chosen.</summary>
internal enum TuningMode
{
    /// <summary>Whole recordings.</summary>
    File,

    /// <summary>The plugin with a reported latency.</summary>
    Aligned,

    /// <summary>The plugin without one.</summary>
    Live,
}

/// <summary>What a mode starts from.</summary>
internal static class TuningModes
{
    /// <summary>The numbers that the engine ships for the mode.</summary>
    public static TrackerSettings Shipped(this TuningMode mode) => mode switch
    {
        TuningMode.File => TrackerSettings.WholeFile,
        TuningMode.Aligned => TrackerSettings.Aligned,
        _ => TrackerSettings.Live,
    };
}
