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

    private static readonly Knob[] s_voicing =
    [
        Common("VoicingBias", 1, -40, s => s.VoicingBias, (s, v) => s with { VoicingBias = v }),
        Common("VoicingClarity", 0.6, 0, s => s.VoicingClarity, (s, v) => s with { VoicingClarity = v }),
        Common("VoicingDrop", 0.5, -20, s => s.VoicingDrop, (s, v) => s with { VoicingDrop = v }),
        Common("VoicingAhead", 0.5, -20, s => s.VoicingAhead, (s, v) => s with { VoicingAhead = v }),
        Common("VoicingTilt", 0.4, 0, s => s.VoicingTilt, (s, v) => s with { VoicingTilt = v }),
        Common("VoicingLevel", 0.4, 0, s => s.VoicingLevel, (s, v) => s with { VoicingLevel = v }),
        Common("FluxBonus", 1, 0, s => s.FluxBonus, (s, v) => s with { FluxBonus = v }),
    ];

    private static readonly Knob[] s_hearing =
    [
        Common("ModelVoicingScale", 0.2, 0, s => s.ModelVoicingScale, (s, v) => s with { ModelVoicingScale = v }),
        Common("ModelVoicingBias", 0.3, -20, s => s.ModelVoicingBias, (s, v) => s with { ModelVoicingBias = v }),
        Common("ModelStrike", 0.2, 0, s => s.ModelStrike, (s, v) => s with { ModelStrike = v }),
        new("LiveOnsetCost", 0.7, 0.1, s => s.Live.OnsetCost, (s, v) => s with { LiveOnsetCost = v }),
        new("LiveStrike", 0.2, 0, s => s.Live.ModelStrike, (s, v) => s with { LiveStrike = v }),
        new("LiveVoicingScale", 0.2, 0, s => s.Live.ModelVoicingScale, (s, v) => s with { LiveVoicingScale = v }),
    ];

    /// <summary>Searched whoever listens.</summary>
    private static readonly Knob[] s_tracking =
    [
        Common("PitchWeight", 0.04, 0.01, s => s.PitchWeight, (s, v) => s with { PitchWeight = v }),
        Common("RepeatCost", 1.5, 0.5, s => s.RepeatCost, (s, v) => s with { RepeatCost = v }),
        Common("ChangeCost", 1.2, 0.5, s => s.ChangeCost, (s, v) => s with { ChangeCost = v }),
        Common("OnsetLeadMs", 3, 0, s => s.OnsetLeadMs, (s, v) => s with { OnsetLeadMs = v }),
        new("FilePitchWeight", 0.04, 0.01, s => s.WholeFile.PitchWeight, (s, v) => s with { FilePitchWeight = v }),
        new("LivePitchWeight", 0.05, 0.01, s => s.Live.PitchWeight, (s, v) => s with { LivePitchWeight = v }),
    ];

    /// <summary>Searched for the classical tracker alone; with a model they stay as that search left them.</summary>
    private static readonly Knob[] s_classicalTracking =
    [
        Common("StableWidth", 0.05, 0.15, s => s.StableWidth, (s, v) => s with { StableWidth = v }),
        Common("OffsetCost", 0.7, 0.1, s => s.OffsetCost, (s, v) => s with { OffsetCost = v }),
        Common("OnsetCost", 0.7, 0.1, s => s.OnsetCost, (s, v) => s with { OnsetCost = v }),
        Common("SettleCost", 0.4, 0, s => s.SettleCost, (s, v) => s with { SettleCost = v }),
        Common("DriftCost", 1, 0.2, s => s.DriftCost, (s, v) => s with { DriftCost = v }),
        new("FileOnsetCost", 0.7, 0.1, s => s.FileOnsetCost, (s, v) => s with { FileOnsetCost = v }),
        Common("RiseRangeDb", 3, 1, s => s.RiseRangeDb, (s, v) => s with { RiseRangeDb = v }),
    ];

    /// <summary>With a model: chosen by hand after a look at half A, and so counted with those that a search chooses.</summary>
    private static readonly Knob[] s_lookedAt =
    [
        Common("AheadHops", 1, 0, s => s.AheadHops, (s, v) => s with { AheadHops = (int)v }),
        Common("HeardOnset", 0.2, 0, s => s.HeardOnset, (s, v) => s with { HeardOnset = v }),
        Common("KeepsOctave", 1, 0, s => s.KeepsOctave ? 1 : 0, (s, v) => s with { KeepsOctave = v > 0 }),
        Common("Persistence", 1, 1, s => s.Persistence, (s, v) => s with { Persistence = (int)v }),
        new("LiveLag", 1, 0, s => s.LiveLag, (s, v) => s with { LiveLag = (int)v }),
        new("LiveSettleWait", 1, 0, s => s.LiveSettleWait, (s, v) => s with { LiveSettleWait = (int)v }),
        new("LiveStumble", 1, 0, s => s.LiveStumble, (s, v) => s with { LiveStumble = (int)v }),
        new("LiveNearestChange", 1, 1, s => s.LiveNearestChange, (s, v) => s with { LiveNearestChange = (int)v }),
    ];

    /// <summary>What a search for the classical tracker chooses.</summary>
    public static IReadOnlyList<Knob> Classical { get; } =
        NoMoreThanAllowed([.. s_voicing, .. s_tracking, .. s_classicalTracking], []);

    /// <summary>What a search for the tracker that listens to a model chooses.</summary>
    public static IReadOnlyList<Knob> WithModel { get; } = NoMoreThanAllowed([.. s_hearing, .. s_tracking], s_lookedAt);

    /// <summary>Never searched: set by hand, in the file that a search starts from.</summary>
    public static IReadOnlyList<Knob> ByHand { get; } =
    [
        .. s_lookedAt,
        Common("Lag", 1, 0, s => s.Lag, (s, v) => s with { Lag = (int)v }),
        Common("VoicingWeight", 0.1, 0, s => s.VoicingWeight, (s, v) => s with { VoicingWeight = v }),
        Common("AttackWidth", 0.1, 0.1, s => s.AttackWidth, (s, v) => s with { AttackWidth = v }),
        Common("AbortCost", 1, 0, s => s.AbortCost, (s, v) => s with { AbortCost = v }),
        Common("AttackStayCost", 0.1, 0, s => s.AttackStayCost, (s, v) => s with { AttackStayCost = v }),
        Common("ChangeStepCost", 0.1, 0, s => s.ChangeStepCost, (s, v) => s with { ChangeStepCost = v }),
        Common("PitchFloor", 0.01, 0, s => s.PitchFloor, (s, v) => s with { PitchFloor = v }),
        Common("OffsetLeadMs", 1, -50, s => s.OffsetLeadMs, (s, v) => s with { OffsetLeadMs = v }),
        Common("ModelStrikeFloor", 0.5, -20, s => s.ModelStrikeFloor, (s, v) => s with { ModelStrikeFloor = v }),
        Common("StandingWeight", 0.2, 0, s => s.StandingWeight, (s, v) => s with { StandingWeight = v }),
        Common("SteppedWeight", 1, 0, s => s.SteppedWeight, (s, v) => s with { SteppedWeight = v }),
        new("LiveAhead", 1, 0, s => s.LiveAhead, (s, v) => s with { LiveAhead = (int)v }),
        new("FileAhead", 1, 0, s => s.FileAhead, (s, v) => s with { FileAhead = (int)v }),
    ];

    /// <summary>Everything that has a name, each once.</summary>
    public static IReadOnlyList<Knob> All { get; } =
        [.. s_voicing, .. s_hearing, .. s_tracking, .. s_classicalTracking, .. ByHand];

    private static Knob Common(
        string name,
        double step,
        double minimum,
        Func<TrackerSettings, double> get,
        Func<TrackerSettings, double, TrackerSettings> set) =>
        new(name, step, minimum, s => get(s.Common), (s, v) => s with { Common = set(s.Common, v) });

    private static Knob[] NoMoreThanAllowed(Knob[] searched, Knob[] lookedAt) =>
        searched.Length + lookedAt.Length <= Most
            ? searched
            : throw new InvalidOperationException(
                $"{searched.Length + lookedAt.Length} knobs: singing-dev may choose at most {Most}");
}
