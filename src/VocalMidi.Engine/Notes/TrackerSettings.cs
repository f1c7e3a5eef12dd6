namespace VocalMidi.Engine.Notes;

/// <summary>
/// The numbers of the tracker that listening chose. Costs are negative log probabilities (natural), so smaller is
/// likelier; lengths are hops of 5 ms unless said otherwise.
/// </summary>
internal sealed record TrackerSettings
{
    /// <summary>For events that leave as soon as they are known.</summary>
    public static TrackerSettings Live { get; } = new() { Lag = 3, MinimumLength = 4 };

    /// <summary>For events placed a fixed latency after the voice.</summary>
    public static TrackerSettings Aligned { get; } = new() { Lag = 15 };

    /// <summary>For whole recordings: two seconds ahead is as good as to the end.</summary>
    public static TrackerSettings WholeFile { get; } = new() { Lag = 400 };

    /// <summary>Hops the decoder may look past the frame it decides.</summary>
    public int Lag { get; init; } = 15;

    /// <summary>Voicing: log odds at zero clarity and at the noise floor.</summary>
    public double VoicingBias { get; init; } = -6;

    /// <summary>Voicing: log odds per unit of -log10(1 - clarity).</summary>
    public double VoicingClarity { get; init; } = 3;

    /// <summary>Voicing: log odds per 10 dB above the noise floor, up to 30 dB.</summary>
    public double VoicingLevel { get; init; } = 1;

    /// <summary>Voicing: log odds per 10 dB of sonority below its recent peak.</summary>
    public double VoicingDrop { get; init; } = -1.5;

    /// <summary>Voicing: log odds at brightness 1.</summary>
    public double VoicingBrightness { get; init; } = 0;

    /// <summary>Weight of the voicing's log probability in a frame's score.</summary>
    public double VoicingWeight { get; init; } = 0.6;

    /// <summary>Weight of the pitch's log likelihood in a frame's score.</summary>
    public double PitchWeight { get; init; } = 0.5;

    /// <summary>Likelihood of a pitch no candidate supports.</summary>
    public double PitchFloor { get; init; } = 0.01;

    /// <summary>Width of a settled note's pitch, semitones (standard deviation).</summary>
    public double StableWidth { get; init; } = 0.45;

    /// <summary>Width of a starting note's pitch, semitones.</summary>
    public double AttackWidth { get; init; } = 1.2;

    /// <summary>Cost of starting a note from silence.</summary>
    public double OnsetCost { get; init; } = 5;

    /// <summary>Cost of ending a settled note.</summary>
    public double OffsetCost { get; init; } = 4;

    /// <summary>Cost of ending a note that never settled.</summary>
    public double AbortCost { get; init; } = 8;

    /// <summary>Cost of one more hop of attack.</summary>
    public double AttackStayCost { get; init; } = 0.05;

    /// <summary>Cost of settling.</summary>
    public double SettleCost { get; init; } = 0.5;

    /// <summary>Cost of a settled note drifting by a third of a semitone.</summary>
    public double DriftCost { get; init; } = 3;

    /// <summary>Cost of going straight from one note to another.</summary>
    public double ChangeCost { get; init; } = 7;

    /// <summary>... and per semitone between them.</summary>
    public double ChangeStepCost { get; init; } = 0.1;

    /// <summary>Cost of striking the same note again.</summary>
    public double RepeatCost { get; init; } = 12;

    /// <summary>What a dip of 10 dB takes off the costs of a repeat and a change.</summary>
    public double DipBonus { get; init; } = 4;

    /// <summary>What a spectral flux of 5 dB takes off them.</summary>
    public double FluxBonus { get; init; } = 2;

    /// <summary>Share of those bonuses that an onset after silence gets too.</summary>
    public double OnsetStrike { get; init; }

    /// <summary>A note begins where its sonority comes this near to its early peak, decibels; 0: where it is voiced.</summary>
    public double VowelRangeDb { get; init; } = 15;

    /// <summary>Shortest note, hops.</summary>
    public int MinimumLength { get; init; } = 10;

    /// <summary>How long the frame that shows an onset ends after the onset, milliseconds.</summary>
    public double OnsetLeadMs { get; init; } = 15;

    /// <summary>How long the frame that shows an offset ends after the offset, milliseconds.</summary>
    public double OffsetLeadMs { get; init; } = 10;
}
