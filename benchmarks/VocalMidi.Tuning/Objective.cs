using VocalMidi.Engine.Notes;
using VocalMidi.Score;

namespace VocalMidi.Tuning;

/// <summary>
/// What the search raises: on half A of the singers the note scores of all three timings, what falls short of an aim
/// counting most; live also the price of coming late; and, on whole recordings, legato and synthesised voices.
/// </summary>
internal sealed class Objective(Material material)
{
    /// <summary>What a score counts below its aim, and above it: there the others matter more.</summary>
    private const double BelowAimWeight = 4, AboveAimWeight = 0.25;

    /// <summary>
    /// For a shortfall of the share of legato steps found, and its aims; half A has too few steps to count for much.
    /// </summary>
    private const double LegatoWeight = 2, SungLegatoWeight = 0.3, SungLegatoAim = 0.65, SynthesisedLegatoAim = 0.92;

    /// <summary>For a shortfall of COnPOff of the synthesised voices, and its aim.</summary>
    private const double SynthesisedWeight = 2, SynthesisedAim = 0.93;

    /// <summary>For COnP and the share of legato steps found of the synthesised voices, aligned and live.</summary>
    private const double InTimeWeight = 0.1;

    /// <summary>Live: for COnP with the pitch believed at the note-on.</summary>
    private const double AtNoteOnWeight = 0.2;

    /// <summary>Live: for the share of reference notes without a note-on, above what is accepted.</summary>
    private const double MissedWeight = 2, MissedAccepted = 0.10;

    /// <summary>Live: for note-ons later than aimed at, per second.</summary>
    private const double LateWeight = 20, MedianAimSeconds = 0.027, UpperQuartileAimSeconds = 0.055;

    /// <summary>For each false note a minute made of clicks; live cannot tell clicks from the start of a note.</summary>
    private const double FalseNoteWeight = 0.03, LiveFalseNoteWeight = 0.002;

    /// <summary>Larger is better. Without singers' recordings the synthesised voices stand in for them.</summary>
    public double Value(TunedSettings settings)
    {
        IReadOnlyList<Recording> singers = material.Chosen.Count > 0 ? material.Chosen : material.Synthesised;
        SetScore file = material.Score(singers, settings.WholeFile, TuningMode.File);
        SetScore synthesised = material.Score(material.Synthesised, settings.WholeFile, TuningMode.File);
        return ValueOf(file, 0.90, 0.81, 0.71)
            + ValueOf(material.Score(singers, settings.Aligned, TuningMode.Aligned), 0.89, 0.80, 0.70)
            + ValueOf(material.Score(singers, settings.Live, TuningMode.Live), 0.87, 0.77, 0.67)
            + Shortfall(LegatoOf(file), SungLegatoAim, SungLegatoWeight)
            + synthesised.COnPOff
            + Shortfall(synthesised.COnPOff, SynthesisedAim, SynthesisedWeight)
            + Shortfall(LegatoOf(synthesised), SynthesisedLegatoAim, LegatoWeight)
            + InTimeValueOf(material.Score(material.Synthesised, settings.Aligned, TuningMode.Aligned))
            + InTimeValueOf(material.Score(material.Synthesised, settings.Live, TuningMode.Live))
            - (FalseNoteWeight * material.FalseNotesPerMinute(material.Clicks, settings.WholeFile, TuningMode.File))
            - (FalseNoteWeight * material.FalseNotesPerMinute(material.Clicks, settings.Aligned, TuningMode.Aligned))
            - (LiveFalseNoteWeight * material.FalseNotesPerMinute(material.Clicks, settings.Live, TuningMode.Live));
    }

    private static double ValueOf(SetScore score, double onsetAim, double pitchAim, double offsetAim)
    {
        double value = Towards(score.COn, onsetAim) + Towards(score.COnP, pitchAim) + Towards(score.COnPOff, offsetAim);
        if (score.Live is not { } live) return value;
        return value
            + (AtNoteOnWeight * score.COnPAtNoteOn)
            - (MissedWeight * Math.Max(0, live.Missed - MissedAccepted))
            - (LateWeight * Math.Max(0, live.Delay(0.5) - MedianAimSeconds))
            - (LateWeight * Math.Max(0, live.Delay(0.75) - UpperQuartileAimSeconds));
    }

    /// <summary>What the synthesised voices add where the decoder must keep time.</summary>
    private static double InTimeValueOf(SetScore score) => InTimeWeight * (score.COnP + LegatoOf(score));

    private static double LegatoOf(SetScore score) => (double)score.LegatoFound / Math.Max(1, score.LegatoSteps);

    private static double Towards(double score, double aim) =>
        score < aim ? BelowAimWeight * (score - aim) : AboveAimWeight * (score - aim);

    /// <summary>Nothing above the aim, below it a penalty.</summary>
    private static double Shortfall(double score, double aim, double weight) => weight * Math.Min(0, score - aim);
}
