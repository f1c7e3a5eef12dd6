using VocalMidi.Evaluation;

namespace VocalMidi.Score;

/// <summary>How late note-ons left, over all reference notes of a set.</summary>
/// <param name="LeadSeconds">The constant that, taken off all times, gives the set its best COn.</param>
/// <param name="Delays">Onset to note-on, seconds, ascending; positive infinity where no note-on came.</param>
internal sealed record LiveScore(double LeadSeconds, double[] Delays)
{
    private const double LeadStep = 0.005;
    private const int LeadSteps = 20;

    /// <summary>Share of reference notes without a note-on, 0..1.</summary>
    public double Missed => (double)Delays.Count(double.IsInfinity) / Math.Max(1, Delays.Length);

    /// <summary>The delay below which the given share (0..1) of the reference notes lies, seconds.</summary>
    public double Delay(double share) =>
        Delays.Length == 0 ? double.NaN : Delays[(int)(share * (Delays.Length - 1))];

    /// <summary>Measures a set whose estimated onsets are the moments the note-ons left.</summary>
    public static LiveScore Of(IReadOnlyList<ScoredFile> files)
    {
        // The first of equals: MaxBy keeps the smallest lead.
        double lead = Enumerable.Range(0, LeadSteps + 1).Select(k => k * LeadStep).MaxBy(l => MeanCOn(files, l));
        double[] delays = [.. files.SelectMany(f => NoteOnDelays.Measure(f.Reference, f.Estimate)).Order()];
        return new LiveScore(lead, delays);
    }

    private static double MeanCOn(IReadOnlyList<ScoredFile> files, double lead) => files
        .AsParallel()
        .AsOrdered()
        .Select(f => NoteMetrics.COnOnly(f.Reference, [.. f.Estimate.Select(note => note.Earlier(lead))]))
        .ToArray()
        .Average();
}
