using VocalMidi.Evaluation;
using static System.FormattableString;

namespace VocalMidi.Score;

/// <summary>How late note-ons left, by how high the note is: low voices need longer to tell.</summary>
internal static class PitchRegions
{
    private const double PercentHigh = 0.95;

    private static readonly (string Name, double From, double To)[] s_regions =
    [
        ("below E3", double.NegativeInfinity, 52), ("E3 to E4", 52, 64), ("E4 to E5", 64, 76), ("E5 and above", 76, double.PositiveInfinity),
    ];

    /// <summary>Heads of the columns of <see cref="Rows"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["region", "notes", "two periods, median, ms", "p50 ms", "p95 ms", "none %"];

    /// <summary>Delays over all reference notes of a set, region by region; regions without a note are left out.</summary>
    /// <param name="files">Estimated times are the moments the note-ons left.</param>
    public static IEnumerable<string[]> Rows(IReadOnlyList<ScoredFile> files)
    {
        (double Pitch, double Delay)[] all =
        [
            .. files.SelectMany(file => file.Reference
                .Zip(NoteOnDelays.Measure(file.Reference, file.Estimate), (note, delay) => (note.Pitch, delay))),
        ];
        foreach ((string name, double from, double to) in s_regions)
        {
            (double Pitch, double Delay)[] notes = [.. all.Where(note => note.Pitch >= from && note.Pitch < to)];
            if (notes.Length == 0) continue;
            var live = new LiveScore(0, [.. notes.Select(note => note.Delay).Order()]);
            double periods = NoteMetrics.Median([.. notes.Select(note => 2 / Hertz(note.Pitch))]);
            yield return
            [
                name,
                $"{notes.Length}",
                Invariant($"{1000 * periods:F1}"),
                ScoreText.Milliseconds(live.Delay(0.5), 0),
                ScoreText.Milliseconds(live.Delay(PercentHigh), 0),
                Invariant($"{100 * live.Missed:F1}"),
            ];
        }
    }

    private static double Hertz(double pitch) => 440 * Math.Pow(2, (pitch - 69) / 12);
}
