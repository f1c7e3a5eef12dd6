namespace VocalMidi.Engine.Notes;

/// <summary>
/// The numbers of the tracker that listening chose. Costs are negative log probabilities (natural), so smaller is
/// likelier; lengths are hops of 5 ms unless said otherwise.
/// </summary>
internal sealed record TrackerSettings
{
    /// <summary>Hops heard after the one that is decided.</summary>
    public int Lag { get; init; } = 16;

    /// <summary>How many of them a frame's own score takes into account; the decoder looks at the rest.</summary>
    public int AheadHops { get; init; } = 3;

    /// <summary>Voicing: log odds at zero clarity and at the noise floor.</summary>
    public double VoicingBias { get; init; } = -0.7911;

    /// <summary>Voicing: log odds per unit of -log10(1 - clarity).</summary>
    public double VoicingClarity { get; init; } = 2.631;

    /// <summary>Voicing: log odds per 10 dB above the noise floor, up to 30 dB.</summary>
    public double VoicingLevel { get; init; } = 0.3397;

    /// <summary>Voicing: log odds per 10 dB of sonority below its recent peak.</summary>
    public double VoicingDrop { get; init; } = -1.516;

    /// <summary>Voicing: log odds per 10 dB of sonority below the highest of the next hops.</summary>
    public double VoicingAhead { get; init; } = -0.8488;

    /// <summary>Voicing: log odds per 10 dB of sonority above the whole level: voiced consonants are dull.</summary>
    public double VoicingTilt { get; init; } = 1.112;

    /// <summary>Weight of the voicing's log probability in a frame's score.</summary>
    public double VoicingWeight { get; init; } = 0.6;

    /// <summary>Weight of the pitch's log likelihood in a frame's score.</summary>
    public double PitchWeight { get; init; } = 0.07048;

    /// <summary>Likelihood of a pitch no candidate supports.</summary>
    public double PitchFloor { get; init; } = 0.01;

    /// <summary>Width of a settled note's pitch, semitones (standard deviation).</summary>
    public double StableWidth { get; init; } = 0.2466;

    /// <summary>Width of a starting note's pitch, semitones.</summary>
    public double AttackWidth { get; init; } = 1.8;

    /// <summary>Cost of starting a note from silence.</summary>
    public double OnsetCost { get; init; } = 1.362;

    /// <summary>Cost of ending a settled note.</summary>
    public double OffsetCost { get; init; } = 0.1;

    /// <summary>Cost of ending a note that never settled.</summary>
    public double AbortCost { get; init; } = 8;

    /// <summary>Cost of one more hop of attack.</summary>
    public double AttackStayCost { get; init; } = 0.05;

    /// <summary>Cost of settling.</summary>
    public double SettleCost { get; init; } = 1.361;

    /// <summary>Cost of a settled note drifting by a third of a semitone.</summary>
    public double DriftCost { get; init; } = 4.927;

    /// <summary>Cost of going straight from one note to another.</summary>
    public double ChangeCost { get; init; } = 4.52;

    /// <summary>... and per semitone between them.</summary>
    public double ChangeStepCost { get; init; } = 0.1;

    /// <summary>Notes nearer than this, in thirds of a semitone, are the same note, drifting.</summary>
    public int NearestChange { get; init; } = 2;

    /// <summary>Whether a note that has sounded for 100 ms keeps its octave when the path finds another.</summary>
    public bool KeepsOctave { get; init; }

    /// <summary>Cost of striking the same note again.</summary>
    public double RepeatCost { get; init; } = 4.644;

    /// <summary>What a spectral flux of 5 dB takes off the costs of an onset, a change and a repeat.</summary>
    public double FluxBonus { get; init; } = 4.991;

    /// <summary>A note begins with the rise of its sonority through this many decibels below its early peak.</summary>
    public double RiseRangeDb { get; init; } = 20.92;

    /// <summary>
    /// How far before its first voiced hop a note may begin, hops; where events must leave in time, that would be late.
    /// </summary>
    public int OnsetReach { get; init; }

    /// <summary>Shortest note, hops.</summary>
    public int MinimumLength { get; init; } = 10;

    /// <summary>A note that glides when it could start waits for its pitch to settle, at most this long, hops.</summary>
    public int SettleWait { get; init; }

    /// <summary>
    /// A note that ends in its first 100 ms goes on if the voice is back within so many hops: for timings that start a
    /// note before they can know that it stumbles.
    /// </summary>
    public int StumbleHops { get; init; }

    /// <summary>How long the frame that shows an onset ends after the onset, milliseconds.</summary>
    public double OnsetLeadMs { get; init; } = 13.49;

    /// <summary>How long the frame that shows an offset ends after the offset, milliseconds.</summary>
    public double OffsetLeadMs { get; init; } = -3;

    /// <summary>
    /// Look-aheads of the heads of the model that is listened to, hops, rising; empty: no model, the classical tracker.
    /// </summary>
    public IReadOnlyList<int> Heads { get; init; } = [];

    /// <summary>With a model: its log odds of voicing count so many times.</summary>
    public double ModelVoicingScale { get; init; } = 1;

    /// <summary>With a model: added to the log odds of voicing.</summary>
    public double ModelVoicingBias { get; init; }

    /// <summary>With a model: what a unit of its log odds of an onset takes off the costs, as flux does without.</summary>
    public double ModelStrike { get; init; } = 0.7;

    /// <summary>With a model: log odds from which an onset counts.</summary>
    public double ModelStrikeFloor { get; init; } = -2;

    /// <summary>With a model: hops of a note that the decoder sees before it starts, however far the model looks.</summary>
    public int Persistence { get; init; } = 2;

    /// <summary>With a model: its share, 0 to 1, in saying when a note began; level and spectrum say the rest.</summary>
    public double HeardOnset { get; init; } = 0.5;

    /// <summary>
    /// With a model: what a pitch that stands still adds to the weight of the pitch, in units of that weight; see
    /// <see cref="StandingPitch"/>.
    /// </summary>
    public double StandingWeight { get; init; }

    /// <summary>With a model: the same, more where one stood still just before at another pitch.</summary>
    public double SteppedWeight { get; init; }

    /// <summary>
    /// The same, for a model with heads of these look-aheads (hops, rising): scores rely on the head that looks
    /// furthest ahead within <see cref="AheadHops"/>, or on the first.
    /// </summary>
    public TrackerSettings ListeningTo(IReadOnlyList<int> lookahead)
    {
        if (lookahead.Count == 0) return this;
        int heads = Math.Max(1, lookahead.Count(hops => hops <= AheadHops));
        int ahead = lookahead[heads - 1];
        return this with { Heads = [.. lookahead.Take(heads)], AheadHops = ahead, Lag = Math.Max(Lag, ahead) };
    }
}
