using VocalMidi.Evaluation;

namespace VocalMidi.Score;

/// <summary>Scores of several recordings. F-measures are 0..1, the mean over the recordings.</summary>
/// <param name="Files">Recordings.</param>
/// <param name="Missing">Those without a transcription; they score 0.</param>
/// <param name="COn">See <see cref="NoteScore.COn"/>.</param>
/// <param name="COnP">See <see cref="NoteScore.COnP"/>.</param>
/// <param name="COnPOff">See <see cref="NoteScore.COnPOff"/>.</param>
/// <param name="COnPAtNoteOn">See <see cref="NoteScore.COnPAtNoteOn"/>.</param>
/// <param name="OnsetBias">Median over the recordings, seconds; NaN where nothing matched.</param>
/// <param name="EstimatedPerReference">Estimated / reference notes, the mean over the recordings.</param>
/// <param name="LegatoFound">Legato steps found, in all recordings.</param>
/// <param name="LegatoSteps">Legato steps there are.</param>
/// <param name="Live">What is told of note-ons as they were sent; null where times are those of the voice.</param>
internal sealed record SetScore(
    int Files,
    int Missing,
    double COn,
    double COnP,
    double COnPOff,
    double COnPAtNoteOn,
    double OnsetBias,
    double EstimatedPerReference,
    int LegatoFound,
    int LegatoSteps,
    LiveScore? Live)
{
    /// <summary>Scores recordings, at least one.</summary>
    /// <param name="files">The recordings.</param>
    /// <param name="live">
    /// Estimated times are the moments note-ons left: scores are those after taking off the one constant lead that
    /// suits the set best, as a player's ear or a track delay would.
    /// </param>
    public static SetScore Of(IReadOnlyList<ScoredFile> files, bool live)
    {
        LiveScore? sent = live ? LiveScore.Of(files) : null;
        NoteScore[] scores = [.. files.AsParallel().AsOrdered().Select(f => Score(f, sent?.LeadSeconds ?? 0))];
        double[] biases = [.. scores.Select(s => s.OnsetBias).Where(b => !double.IsNaN(b))];
        return new SetScore(
            files.Count,
            files.Count(f => f.IsMissing),
            scores.Average(s => s.COn),
            scores.Average(s => s.COnP),
            scores.Average(s => s.COnPOff),
            scores.Average(s => s.COnPAtNoteOn),
            NoteMetrics.Median(biases),
            files.Average(f => (double)f.Estimate.Count / Math.Max(1, f.Reference.Count)),
            scores.Sum(s => s.LegatoFound),
            scores.Sum(s => s.LegatoSteps),
            sent);
    }

    private static NoteScore Score(ScoredFile file, double lead) =>
        NoteMetrics.Score(file.Reference, [.. file.Estimate.Select(note => note.Earlier(lead))]);
}
