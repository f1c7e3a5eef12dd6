using VocalMidi.Engine.Notes;

namespace VocalMidi.Tuning;

/// <summary>Which of the tracker's three timings is listened to.</summary>
internal enum TuningMode
{
    /// <summary>Whole recordings.</summary>
    File,

    /// <summary>The plugin with a reported latency.</summary>
    Aligned,

    /// <summary>The plugin without one.</summary>
    Live,
}

/// <summary>The settings of a mode.</summary>
internal static class TuningModes
{
    /// <summary>All modes.</summary>
    public static IReadOnlyList<TuningMode> All { get; } = Enum.GetValues<TuningMode>();

    /// <summary>What the tracker runs with in the mode.</summary>
    public static TrackerSettings For(this TunedSettings settings, TuningMode mode) => mode switch
    {
        TuningMode.File => settings.WholeFile,
        TuningMode.Aligned => settings.Aligned,
        _ => settings.Live,
    };
}
