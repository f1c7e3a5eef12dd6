using VocalMidi.Engine.Notes;

namespace VocalMidi.Tuning;

/// <summary>One named scalar that listening may choose.</summary>
/// <param name="Name">Name of the setting.</param>
/// <param name="Step">Typical change tried.</param>
/// <param name="Minimum">Smallest value.</param>
internal sealed record Knob(
    string Name, double Step, double Minimum, Func<TrackerSettings, double> Get, Func<TrackerSettings, double, TrackerSettings> Set)
{
    /// <summary>All that is tuned: at most 20, since singing-dev may choose no more.</summary>
    public static IReadOnlyList<Knob> All { get; } =
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
    ];

    public static string Describe(TrackerSettings s) =>
        string.Join("; ", All.Select(k => FormattableString.Invariant($"{k.Name}={k.Get(s):G4}")));

    public static TrackerSettings Parse(TrackerSettings s, string text)
    {
        foreach (string pair in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] kv = pair.Split('=');
            if (All.All(k => k.Name != kv[0])) continue;
            s = All.Single(k => k.Name == kv[0]).Set(s, double.Parse(kv[1], System.Globalization.CultureInfo.InvariantCulture));
        }
        return s;
    }
}
