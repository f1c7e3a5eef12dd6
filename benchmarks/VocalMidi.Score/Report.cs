using static System.FormattableString;

namespace VocalMidi.Score;

/// <summary>
/// Markdown tables over sets and timings. Transcriptions lie in ESTIMATES/SET/TIMING, where SET is the name of the
/// references' folder.
/// </summary>
internal sealed class Report(string estimates, TextWriter output)
{
    private const string Live = "live";

    /// <summary>False notes of more recordings than this are told as one figure.</summary>
    private const int MostRecordingsApart = 12;

    private static readonly string[] s_timings = ["file", "aligned", Live];

    /// <summary>Writes all tables.</summary>
    /// <param name="references">Folders of recordings and their notes.</param>
    /// <param name="halved">Those whose even and odd recordings by name are scored apart as well.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public void Write(IReadOnlyList<string> references, IReadOnlyList<string> halved)
    {
        string[] silent = [.. references.Where(folder => Read(folder, s_timings[0]).All(f => f.Reference.Count == 0))];
        string[] sung = [.. references.Except(silent)];
        if (sung.Length > 0)
        {
            Row(["set", "timing", .. ScoreText.Columns]);
            Rule(2 + ScoreText.Columns.Count);
            foreach ((string name, string timing, SetScore score) in Scores(sung, halved, s_timings))
                Row([name, timing, .. ScoreText.Cells(score)]);

            output.WriteLine("\nNote-ons as they leave in live timing:\n");
            Row(["set", .. ScoreText.LiveColumns]);
            Rule(1 + ScoreText.LiveColumns.Count);
            foreach ((string name, _, SetScore score) in Scores(sung, halved, [Live]))
                if (score.Live is { } live) Row([name, .. ScoreText.LiveCells(score, live)]);
            WriteRegions(sung);
        }

        foreach (string folder in silent) WriteFalseNotes(folder);
    }

    private IEnumerable<(string Name, string Timing, SetScore Score)> Scores(
        IEnumerable<string> folders, IReadOnlyList<string> halved, IEnumerable<string> timings)
    {
        foreach (string folder in folders)
        {
            foreach (string timing in timings)
            {
                ScoredFile[] files = Read(folder, timing);
                yield return (NameOf(folder), timing, SetScore.Of(files, timing == Live));
                if (!halved.Contains(folder) || files.Length < 2) continue;
                ScoredFile[] even = [.. files.Where((_, i) => i % 2 == 0)], odd = [.. files.Where((_, i) => i % 2 == 1)];
                yield return (NameOf(folder) + ", even half", timing, SetScore.Of(even, timing == Live));
                yield return (NameOf(folder) + ", odd half", timing, SetScore.Of(odd, timing == Live));
            }
        }
    }

    private void WriteRegions(IEnumerable<string> sung)
    {
        output.WriteLine("\nThe same by pitch: milliseconds from the true onset to the note-on, over all notes there are:\n");
        Row(["set", .. PitchRegions.Columns]);
        Rule(1 + PitchRegions.Columns.Count);
        foreach (string folder in sung)
            foreach (string[] cells in PitchRegions.Rows(Read(folder, Live))) Row([NameOf(folder), .. cells]);
    }

    private void WriteFalseNotes(string folder)
    {
        output.WriteLine($"\nFalse notes per minute in {NameOf(folder)}, where nobody sings:\n");
        Row(["recording", .. s_timings]);
        Rule(1 + s_timings.Length);
        ScoredFile[][] byTiming = [.. s_timings.Select(timing => Read(folder, timing))];
        if (byTiming[0].Length > MostRecordingsApart)
        {
            string all = $"all {byTiming[0].Length} recordings";
            Row([all, .. byTiming.Select(files => Invariant($"{FalseNotes.PerMinute(files, folder):F1}"))]);
            return;
        }

        for (int i = 0; i < byTiming[0].Length; i++)
            Row([byTiming[0][i].Name, .. byTiming.Select(f => Invariant($"{FalseNotes.PerMinute(f[i], folder):F1}"))]);
    }

    private ScoredFile[] Read(string folder, string timing) =>
        ScoredFile.ReadAll(folder, Path.Combine(estimates, NameOf(folder), timing));

    private static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));

    private void Row(IEnumerable<string> cells) => output.WriteLine("| " + string.Join(" | ", cells) + " |");

    private void Rule(int columns) => output.WriteLine("|" + string.Concat(Enumerable.Repeat("---|", columns)));
}
