using VocalMidi.Engine.Notes;
using VocalMidi.Score;

namespace VocalMidi.Tuning;

/// <summary>
/// What the search raises. On half A of the singers: the three note scores as one sum, a little for legato steps and,
/// live, the price of coming late; on the synthesised voices: notes with their pitch, at half the weight.
/// </summary>
internal sealed class Objective(Material material, TuningMode mode)
{
    /// <summary>For the share of legato steps found.</summary>
    private const double LegatoWeight = 0.3;

    /// <summary>Live: for COnP with the pitch believed at the note-on.</summary>
    private const double AtNoteOnWeight = 0.3;

    /// <summary>For COnP and COnPOff of the synthesised voices.</summary>
    private const double SynthesisedWeight = 0.5;

    /// <summary>Live: for the share of reference notes without a note-on, above what is accepted.</summary>
    private const double MissedWeight = 0.5, MissedAccepted = 0.13;

    /// <summary>Live: for note-ons later than aimed at, per second.</summary>
    private const double LateWeight = 20, MedianAimSeconds = 0.033, UpperQuartileAimSeconds = 0.062;

    /// <summary>Larger is better. Without singers' recordings the synthesised voices stand in for them.</summary>
    public double Value(TrackerSettings settings)
    {
        SetScore synthesised = Material.Score(material.Synthesised, settings, mode);
        if (material.Chosen.Count == 0) return ValueOf(synthesised);
        return ValueOf(Material.Score(material.Chosen, settings, mode))
            + (SynthesisedWeight * (synthesised.COnP + synthesised.COnPOff));
    }

    private static double ValueOf(SetScore score)
    {
        double value = score.COn + score.COnP + score.COnPOff
            + (LegatoWeight * score.LegatoFound / Math.Max(1, score.LegatoSteps));
        if (score.Live is not { } live) return value;
        return value
            + (AtNoteOnWeight * score.COnPAtNoteOn)
            - (MissedWeight * Math.Max(0, live.Missed - MissedAccepted))
            - (LateWeight * Math.Max(0, live.Delay(0.5) - MedianAimSeconds))
            - (LateWeight * Math.Max(0, live.Delay(0.75) - UpperQuartileAimSeconds));
    }
}
