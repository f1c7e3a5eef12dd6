using VocalMidi.Engine.Notes;

namespace VocalMidi.Tuning;

/// <summary>One named scalar that the search may choose.</summary>
/// <param name="Name">Its name in <see cref="TunedSettings"/> or its common part.</param>
/// <param name="Step">Typical change tried, in the setting's own unit.</param>
/// <param name="Minimum">Smallest value; there is no largest.</param>
/// <param name="Get">Reads it.</param>
/// <param name="Set">Gives the settings with it changed.</param>
internal sealed record Knob(
    string Name,
    double Step,
    double Minimum,
    Func<TunedSettings, double> Get,
    Func<TunedSettings, double, TunedSettings> Set)
{
    /// <summary>
    /// Most scalars that recordings of real singers may choose. They are few and not for training: what they choose
    /// is kept to a handful of numbers with names, none of which can remember a recording.
    /// </summary>
    public const int Most = 20;

    /// <summary>Everything that is chosen; the other settings are written by hand.</summary>
    public static IReadOnlyList<Knob> All { get; } = NoMoreThanAllowed(
    [
        Common("VoicingBias", 1, -40, s => s.VoicingBias, (s, v) => s with { VoicingBias = v }),
        Common("VoicingClarity", 0.6, 0, s => s.VoicingClarity, (s, v) => s with { VoicingClarity = v }),
        Common("VoicingDrop", 0.5, -20, s => s.VoicingDrop, (s, v) => s with { VoicingDrop = v }),
        Common("VoicingAhead", 0.5, -20, s => s.VoicingAhead, (s, v) => s with { VoicingAhead = v }),
        Common("VoicingTilt", 0.4, 0, s => s.VoicingTilt, (s, v) => s with { VoicingTilt = v }),
        Common("VoicingLevel", 0.4, 0, s => s.VoicingLevel, (s, v) => s with { VoicingLevel = v }),
        Common("PitchWeight", 0.04, 0.01, s => s.PitchWeight, (s, v) => s with { PitchWeight = v }),
        Common("StableWidth", 0.05, 0.15, s => s.StableWidth, (s, v) => s with { StableWidth = v }),
        Common("OnsetCost", 0.7, 0.1, s => s.OnsetCost, (s, v) => s with { OnsetCost = v }),
        Common("OffsetCost", 0.7, 0.1, s => s.OffsetCost, (s, v) => s with { OffsetCost = v }),
        Common("SettleCost", 0.4, 0, s => s.SettleCost, (s, v) => s with { SettleCost = v }),
        Common("DriftCost", 1, 0.2, s => s.DriftCost, (s, v) => s with { DriftCost = v }),
        Common("ChangeCost", 1.2, 0.5, s => s.ChangeCost, (s, v) => s with { ChangeCost = v }),
        Common("RepeatCost", 1.5, 0.5, s => s.RepeatCost, (s, v) => s with { RepeatCost = v }),
        Common("FluxBonus", 1, 0, s => s.FluxBonus, (s, v) => s with { FluxBonus = v }),
        Common("RiseRangeDb", 3, 1, s => s.RiseRangeDb, (s, v) => s with { RiseRangeDb = v }),
        Common("OnsetLeadMs", 3, 0, s => s.OnsetLeadMs, (s, v) => s with { OnsetLeadMs = v }),
        new("FilePitchWeight", 0.04, 0.01, s => s.FilePitchWeight, (s, v) => s with { FilePitchWeight = v }),
        new("FileOnsetCost", 0.7, 0.1, s => s.FileOnsetCost, (s, v) => s with { FileOnsetCost = v }),
        new("LivePitchWeight", 0.05, 0.01, s => s.LivePitchWeight, (s, v) => s with { LivePitchWeight = v }),
    ]);

    private static Knob Common(
        string name,
        double step,
        double minimum,
        Func<TrackerSettings, double> get,
        Func<TrackerSettings, double, TrackerSettings> set) =>
        new(name, step, minimum, s => get(s.Common), (s, v) => s with { Common = set(s.Common, v) });

    private static IReadOnlyList<Knob> NoMoreThanAllowed(IReadOnlyList<Knob> knobs) => knobs.Count <= Most
        ? knobs
        : throw new InvalidOperationException($"{knobs.Count} knobs: singing-dev may choose at most {Most}");
}
