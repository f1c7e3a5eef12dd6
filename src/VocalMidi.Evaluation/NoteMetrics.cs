namespace VocalMidi.Evaluation;

/// <summary>F-measures of one transcription against its reference, 0..1, and what else is told of it.</summary>
/// <param name="COn">Onset within 50 ms.</param>
/// <param name="COnP">... and pitch within 50 cents.</param>
/// <param name="COnPOff">... and offset within max(50 ms, 20 % of the reference note).</param>
/// <param name="COnPAtNoteOn">COnP with the pitch believed at the note-on.</param>
/// <param name="OnsetBias">Median of (estimated - reference onset) over matched notes, seconds; NaN without a match.</param>
/// <param name="LegatoFound">Legato steps of about a semitone that were found.</param>
/// <param name="LegatoSteps">Legato steps of about a semitone in the reference.</param>
public readonly record struct NoteScore(
    double COn, double COnP, double COnPOff, double COnPAtNoteOn, double OnsetBias, int LegatoFound, int LegatoSteps);

/// <summary>
/// The note metrics of the field: Molina et al., "Evaluation framework for automatic singing transcription" (ISMIR
/// 2014), matched as mir_eval.transcription does (maximum bipartite matching).
/// </summary>
public static class NoteMetrics
{
    /// <summary>Onsets within this many seconds agree.</summary>
    public const double OnsetTolerance = 0.05;

    /// <summary>Pitches within this many semitones agree.</summary>
    public const double PitchTolerance = 0.5;

    /// <summary>Offsets within this share of the reference note agree ...</summary>
    public const double OffsetRatio = 0.2;

    /// <summary>... or within this many seconds, whichever is more.</summary>
    public const double OffsetMinimum = 0.05;

    /// <summary>Scores <paramref name="estimate"/> against <paramref name="reference"/>; both ordered by onset.</summary>
    public static NoteScore Score(IReadOnlyList<NoteSpan> reference, IReadOnlyList<NoteSpan> estimate)
    {
        var onset = NoteMatching.Match(reference, estimate, OnsetAgrees);
        var pitch = NoteMatching.Match(reference, estimate, (r, e) => OnsetAgrees(r, e) && PitchAgrees(r.Pitch, e.Pitch));
        var full = NoteMatching.Match(
            reference, estimate, (r, e) => OnsetAgrees(r, e) && PitchAgrees(r.Pitch, e.Pitch) && OffsetAgrees(r, e));
        var atOn = NoteMatching.Match(
            reference, estimate, (r, e) => OnsetAgrees(r, e) && PitchAgrees(r.Pitch, e.NoteOnPitch));
        (int found, int steps) = LegatoSteps(reference, pitch);
        return new NoteScore(
            FMeasure(onset.Count, reference, estimate),
            FMeasure(pitch.Count, reference, estimate),
            FMeasure(full.Count, reference, estimate),
            FMeasure(atOn.Count, reference, estimate),
            Median([.. onset.Select(m => estimate[m.Estimate].Onset - reference[m.Reference].Onset)]),
            found,
            steps);
    }

    /// <summary>Middle value (the mean of the two middle ones); NaN for none.</summary>
    public static double Median(double[] values)
    {
        if (values.Length == 0) return double.NaN;
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    /// <summary>Only the onset F-measure.</summary>
    public static double COnOnly(IReadOnlyList<NoteSpan> reference, IReadOnlyList<NoteSpan> estimate) =>
        FMeasure(NoteMatching.Match(reference, estimate, OnsetAgrees).Count, reference, estimate);

    private static bool OnsetAgrees(NoteSpan r, NoteSpan e) =>
        Math.Round(Math.Abs(r.Onset - e.Onset), 4) <= OnsetTolerance;

    private static bool PitchAgrees(double r, double e) => Math.Abs(r - e) <= PitchTolerance + 1e-11;

    private static bool OffsetAgrees(NoteSpan r, NoteSpan e) =>
        Math.Round(Math.Abs(r.Offset - e.Offset), 4) <= Math.Max(OffsetRatio * (r.Offset - r.Onset), OffsetMinimum);

    private static double FMeasure(int matched, IReadOnlyList<NoteSpan> reference, IReadOnlyList<NoteSpan> estimate)
    {
        if (matched == 0) return 0;
        double precision = (double)matched / estimate.Count, recall = (double)matched / reference.Count;
        return 2 * precision * recall / (precision + recall);
    }

    /// <summary>Notes that start within 30 ms of the end of a note 0.5 to 1.5 semitones away; found: matched in pitch.</summary>
    private static (int Found, int Steps) LegatoSteps(
        IReadOnlyList<NoteSpan> reference, IReadOnlyList<(int Reference, int Estimate)> matches)
    {
        var matched = matches.Select(m => m.Reference).ToHashSet();
        int found = 0, steps = 0;
        for (int i = 1; i < reference.Count; i++)
        {
            double step = Math.Abs(reference[i].Pitch - reference[i - 1].Pitch);
            if (reference[i].Onset - reference[i - 1].Offset > 0.03 || step is < 0.5 or > 1.5) continue;
            steps++;
            if (matched.Contains(i)) found++;
        }

        return (found, steps);
    }
}
