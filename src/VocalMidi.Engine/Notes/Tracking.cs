using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Parameters;

namespace VocalMidi.Engine.Notes;

/// <summary>How the player's parameters reach the tracker.</summary>
internal static class Tracking
{
    /// <summary>Log odds of voicing from sensitivity 0 to 100 %.</summary>
    private const double SensitivityRange = 4;

    /// <summary>Cost from split sensitivity 0 to 100 %.</summary>
    private const double SplitRange = 8;

    /// <summary>Longest a live note waits to be long enough, hops.</summary>
    private const int LongestLiveWait = 4;

    /// <summary>Farthest that a live note slides into its pitch, semitones: singers do not come from farther.</summary>
    private const double LongestSlide = 2;

    /// <summary>Applies all parameters that the tracker knows.</summary>
    public static void Apply(ParameterValues values, NoteTracker tracker, bool live)
    {
        NoteDecoder decoder = tracker.Decoder;
        decoder.Scores.GateDb = (float)values[ParameterId.Gate];
        decoder.Scores.VoicingBias = (float)((values[ParameterId.Sensitivity] - 50) / 100 * SensitivityRange);
        decoder.SplitBonus = (float)((values[ParameterId.SplitSensitivity] - 50) / 100 * SplitRange);
        double lowest = Math.Min(values[ParameterId.LowestNote], values[ParameterId.HighestNote]);
        double highest = Math.Max(values[ParameterId.LowestNote], values[ParameterId.HighestNote]);
        // A key hears the half semitone either side of it, in the tuning that is set.
        double tuning = 12 * Math.Log2(values[ParameterId.Tuning] / 440);
        decoder.Scores.LowestBin = BinOf(lowest - 0.5 + tuning);
        decoder.Scores.HighestBin = BinOf(highest + 0.5 + tuning);
        int hops = (int)Math.Round(values[ParameterId.MinimumNote] / (1000 * AnalysisRate.HopSeconds));
        tracker.SlideReach = live ? SlideReach(values) : 0;
        tracker.MinimumHops = live ? Math.Min(hops, LongestLiveWait) : hops;
    }

    /// <summary>A slide needs the bend to carry it; without, its end is a note of its own.</summary>
    private static float SlideReach(ParameterValues values) =>
        values.IsOn(ParameterId.Bend) ? (float)Math.Min(LongestSlide, values[ParameterId.BendRange]) : 0;

    private static int BinOf(double pitch) =>
        Math.Clamp((int)Math.Round(PitchGrid.Position((float)pitch)), 0, PitchGrid.Bins - 1);
}
