namespace VocalMidi.Engine.Notes;

/// <summary>
/// The tracker's numbers for all three timings: one set in common, and the few that need their own value where the
/// decoder looks further ahead or less far. How they were chosen: docs/decisions/tuning.md.
/// </summary>
internal sealed record TunedSettings
{
    /// <summary>What the engine ships.</summary>
    public static TunedSettings Shipped { get; } = new();

    /// <summary>The numbers in common.</summary>
    public TrackerSettings Common { get; init; } = new();

    /// <summary>Weight of the pitch where the decoder looks seconds ahead.</summary>
    public double FilePitchWeight { get; init; } = 0.08709;

    /// <summary>Cost of an onset where the decoder looks seconds ahead.</summary>
    public double FileOnsetCost { get; init; } = 3.692;

    /// <summary>Weight of the pitch where the decoder hardly looks ahead.</summary>
    public double LivePitchWeight { get; init; } = 0.08941;

    /// <summary>For events that leave as soon as they are known: 20 ms ahead.</summary>
    public TrackerSettings Live =>
        Common with { Lag = 4, AheadHops = 0, MinimumLength = 4, PitchWeight = LivePitchWeight };

    /// <summary>For events placed a fixed latency after the voice: 80 ms ahead.</summary>
    public TrackerSettings Aligned => Common;

    /// <summary>For whole recordings: two seconds ahead is as good as to the end.</summary>
    public TrackerSettings WholeFile => Common with
    {
        Lag = 400,
        AheadHops = 16,
        OnsetReach = NoteOnset.BeforeHops / 2,
        PitchWeight = FilePitchWeight,
        OnsetCost = FileOnsetCost,
    };
}
