namespace VocalMidi.Engine.Notes;

/// <summary>
/// The tracker's numbers for all three timings: one set in common, and the few that need their own value where the
/// decoder looks further ahead or less far. How they were chosen: docs/decisions/tuning.md.
/// </summary>
internal sealed record TunedSettings
{
    /// <summary>What the search for the classical tracker chose for whole files.</summary>
    private const double ClassicalFileOnsetCost = 3.692;

    /// <summary>What the engine ships for the classical tracker.</summary>
    public static TunedSettings Shipped { get; } = new()
    {
        FilePitchWeight = 0.08709,
        LivePitchWeight = 0.08941,
    };

    /// <summary>What the engine ships for listening to a model.</summary>
    public static TunedSettings ShippedWithModel { get; } = new()
    {
        Common = new TrackerSettings
        {
            AheadHops = 4,
            HeardOnset = 0.3,
            KeepsOctave = true,
            Persistence = 4,
            ModelVoicingScale = 1.002,
            ModelVoicingBias = -0.9156,
            ModelStrike = 1.25,
            PitchWeight = 0.05,
            SteppedWeight = 3,
            OnsetCost = ClassicalFileOnsetCost,
            ChangeCost = 4.936,
            RepeatCost = 7.489,
            OnsetLeadMs = 12.9,
        },
        FilePitchWeight = 0.058,
        LivePitchWeight = 0.065,
        LiveOnsetCost = 2.648,
        LiveStrike = 2.157,
        LiveVoicingScale = 0.75,
        LiveLag = 2,
        LiveSettleWait = 6,
        LiveStumble = 10,
        LiveNearestChange = 3,
        FileAhead = 40,
    };

    /// <summary>The numbers in common.</summary>
    public TrackerSettings Common { get; init; } = new();

    /// <summary>Weight of the pitch where the decoder looks seconds ahead; null: as aligned.</summary>
    public double? FilePitchWeight { get; init; }

    /// <summary>Cost of an onset where the decoder looks seconds ahead.</summary>
    public double FileOnsetCost { get; init; } = ClassicalFileOnsetCost;

    /// <summary>Weight of the pitch where the decoder hardly looks ahead; null: as aligned.</summary>
    public double? LivePitchWeight { get; init; }

    /// <summary>With a model, live: cost of an onset; null: as aligned.</summary>
    public double? LiveOnsetCost { get; init; }

    /// <summary>With a model, live: what a unit of its log odds of an onset takes off the costs; null: as aligned.</summary>
    public double? LiveStrike { get; init; }

    /// <summary>With a model, live: its log odds of voicing count so many times; null: as aligned.</summary>
    public double? LiveVoicingScale { get; init; }

    /// <summary>Live: hops heard after the one that is decided.</summary>
    public int LiveLag { get; init; } = 4;

    /// <summary>Live: how many of them a frame's own score takes into account.</summary>
    public int LiveAhead { get; init; }

    /// <summary>Live: how long a gliding note waits to settle, hops.</summary>
    public int LiveSettleWait { get; init; }

    /// <summary>Live: how long a young note may stumble, hops.</summary>
    public int LiveStumble { get; init; }

    /// <summary>Live: the least change of pitch that is another note, bins.</summary>
    public int LiveNearestChange { get; init; } = 2;

    /// <summary>Whole files: hops that a frame's own score looks ahead.</summary>
    public int FileAhead { get; init; } = 16;

    /// <summary>For events that leave as soon as they are known: 20 ms ahead, 10 with a model.</summary>
    public TrackerSettings Live => Common with
    {
        Lag = LiveLag,
        AheadHops = LiveAhead,
        MinimumLength = 4,
        SettleWait = LiveSettleWait,
        StumbleHops = LiveStumble,
        NearestChange = LiveNearestChange,
        PitchWeight = LivePitchWeight ?? Common.PitchWeight,
        OnsetCost = LiveOnsetCost ?? Common.OnsetCost,
        ModelStrike = LiveStrike ?? Common.ModelStrike,
        ModelVoicingScale = LiveVoicingScale ?? Common.ModelVoicingScale,
        ModelVoicingBias = 0,
    };

    /// <summary>For events placed a fixed latency after the voice: 80 ms ahead.</summary>
    public TrackerSettings Aligned => Common;

    /// <summary>For whole recordings: two seconds ahead is as good as to the end.</summary>
    public TrackerSettings WholeFile => Common with
    {
        Lag = 400,
        AheadHops = FileAhead,
        OnsetReach = NoteOnset.BeforeHops / 2,
        PitchWeight = FilePitchWeight ?? Common.PitchWeight,
        OnsetCost = FileOnsetCost,
    };

    /// <summary>The numbers for a model with heads of these look-aheads; for none those of the classical tracker.</summary>
    public static TunedSettings For(IReadOnlyList<int> lookahead) =>
        lookahead.Count == 0 ? Shipped : ShippedWithModel;
}
