namespace VocalMidi.Engine.Notes;

/// <summary>
/// The tracker's numbers for all three timings: one set in common, and the few that need their own value where the
/// decoder looks further ahead or less far. How they were chosen: docs/decisions/tuning.md.
/// </summary>
internal sealed record TunedSettings
{
    /// <summary>What the engine ships for the classical tracker.</summary>
    public static TunedSettings Shipped { get; } = new();

    /// <summary>What the engine ships for listening to a model.</summary>
    public static TunedSettings ShippedWithModel { get; } = new()
    {
        Common = new TrackerSettings
        {
            AheadHops = 4,
            ModelVoicingScale = 0.9037,
            ModelVoicingBias = 0.2348,
            ModelStrike = 0.7164,
            ModelStrikeFloor = -1.417,
            PitchWeight = 0.06,
            StableWidth = 0.2735,
            OffsetCost = 0.6175,
            SettleCost = 1.133,
            DriftCost = 3.319,
            ChangeCost = 4.464,
            RepeatCost = 6.11,
            RiseRangeDb = 20.97,
            OnsetLeadMs = 12.08,
        },
        FilePitchWeight = 0.07013,
        FileOnsetCost = 2.196,
        LiveAhead = 0,
        FileAhead = 20,
    };

    /// <summary>The numbers in common.</summary>
    public TrackerSettings Common { get; init; } = new();

    /// <summary>Weight of the pitch where the decoder looks seconds ahead.</summary>
    public double FilePitchWeight { get; init; } = 0.08709;

    /// <summary>Cost of an onset where the decoder looks seconds ahead.</summary>
    public double FileOnsetCost { get; init; } = 3.692;

    /// <summary>Weight of the pitch where the decoder hardly looks ahead.</summary>
    public double LivePitchWeight { get; init; } = 0.08941;

    /// <summary>Live: hops heard after the one that is decided.</summary>
    public int LiveLag { get; init; } = 4;

    /// <summary>Live: how many of them a frame's own score takes into account.</summary>
    public int LiveAhead { get; init; }

    /// <summary>Live: how far a note-on goes to the pitch that the model expects, 0 to 1.</summary>
    public double LiveGlideWeight { get; init; }

    /// <summary>Whole files: hops that a frame's own score looks ahead.</summary>
    public int FileAhead { get; init; } = 16;

    /// <summary>For events that leave as soon as they are known: 20 ms ahead.</summary>
    public TrackerSettings Live => Common with
    {
        Lag = LiveLag,
        AheadHops = LiveAhead,
        MinimumLength = 4,
        PitchWeight = LivePitchWeight,
        GlideWeight = LiveGlideWeight,
    };

    /// <summary>For events placed a fixed latency after the voice: 80 ms ahead.</summary>
    public TrackerSettings Aligned => Common;

    /// <summary>For whole recordings: two seconds ahead is as good as to the end.</summary>
    public TrackerSettings WholeFile => Common with
    {
        Lag = 400,
        AheadHops = FileAhead,
        OnsetReach = NoteOnset.BeforeHops / 2,
        PitchWeight = FilePitchWeight,
        OnsetCost = FileOnsetCost,
    };

    /// <summary>The numbers for a model with heads of these look-aheads; for none those of the classical tracker.</summary>
    public static TunedSettings For(IReadOnlyList<int> lookahead) =>
        lookahead.Count == 0 ? Shipped : ShippedWithModel;
}
