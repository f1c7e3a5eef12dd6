using VocalMidi.Engine.Notes;

namespace VocalMidi.Tuning;

/// <summary>One named scalar that the search may choose.</summary>
/// <param name="Name">Its name in <see cref="TrackerSettings"/>.</param>
/// <param name="Step">Typical change tried, in the setting's own unit.</param>
/// <param name="Minimum">Smallest value; there is no largest.</param>
/// <param name="Get">Reads it.</param>
/// <param name="Set">Gives the settings with it changed.</param>
internal sealed record Knob(
    string Name,
    double Step,
    double Minimum,
    Func<TrackerSettings, double> Get,
    Func<TrackerSettings, double, TrackerSettings> Set)
{
    /// <summary>
    /// Most scalars that recordings of real singers may choose. They are few and not for training: what they choose
    /// is kept to a handful of numbers with names, none of which can remember a recording.
    /// </summary>
    public const int Most = 20;

    /// <summary>Everything that is chosen; the other settings are written by hand.</summary>
    public static IReadOnlyList<Knob> All { get; } = NoMoreThanAllowed(
    [
        new("VoicingBias", 1, -40, s => s.VoicingBias, (s, v) => s with { VoicingBias = v }),
        new("VoicingClarity", 0.6, 0, s => s.VoicingClarity, (s, v) => s with { VoicingClarity = v }),
        new("VoicingDrop", 0.5, -20, s => s.VoicingDrop, (s, v) => s with { VoicingDrop = v }),
        new("VoicingLevel", 0.4, 0, s => s.VoicingLevel, (s, v) => s with { VoicingLevel = v }),
        new("PitchWeight", 0.1, 0.01, s => s.PitchWeight, (s, v) => s with { PitchWeight = v }),
        new("PitchFloor", 0.004, 0.0005, s => s.PitchFloor, (s, v) => s with { PitchFloor = v }),
        new("StableWidth", 0.08, 0.15, s => s.StableWidth, (s, v) => s with { StableWidth = v }),
        new("AttackWidth", 0.25, 0.3, s => s.AttackWidth, (s, v) => s with { AttackWidth = v }),
        new("OnsetCost", 1, 0.2, s => s.OnsetCost, (s, v) => s with { OnsetCost = v }),
        new("OffsetCost", 1, 0.2, s => s.OffsetCost, (s, v) => s with { OffsetCost = v }),
        new("SettleCost", 0.5, 0, s => s.SettleCost, (s, v) => s with { SettleCost = v }),
        new("DriftCost", 0.7, 0.2, s => s.DriftCost, (s, v) => s with { DriftCost = v }),
        new("ChangeCost", 1.5, 0.5, s => s.ChangeCost, (s, v) => s with { ChangeCost = v }),
        new("RepeatCost", 2, 0.5, s => s.RepeatCost, (s, v) => s with { RepeatCost = v }),
        new("DipBonus", 1, 0, s => s.DipBonus, (s, v) => s with { DipBonus = v }),
        new("FluxBonus", 1, 0, s => s.FluxBonus, (s, v) => s with { FluxBonus = v }),
        new("OnsetStrike", 0.3, 0, s => s.OnsetStrike, (s, v) => s with { OnsetStrike = v }),
        new("VowelRangeDb", 2.5, 0, s => s.VowelRangeDb, (s, v) => s with { VowelRangeDb = v }),
        new("OnsetLeadMs", 5, -50, s => s.OnsetLeadMs, (s, v) => s with { OnsetLeadMs = v }),
        new("OffsetLeadMs", 5, -50, s => s.OffsetLeadMs, (s, v) => s with { OffsetLeadMs = v }),
    ]);

    private static IReadOnlyList<Knob> NoMoreThanAllowed(IReadOnlyList<Knob> knobs) => knobs.Count <= Most
        ? knobs
        : throw new InvalidOperationException($"{knobs.Count} knobs: singing-dev may choose at most {Most}");
}
