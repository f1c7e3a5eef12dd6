using VocalMidi.Evaluation;
using VocalMidi.Score;

namespace VocalMidi.Benchmarks.Tests;

public sealed class ScoreTests
{
    [Fact]
    public void Delays_are_told_by_the_pitch_of_the_true_note_and_empty_regions_are_left_out()
    {
        var file = new ScoredFile(
            "song",
            [Note(1, 40), Note(2, 45), Note(3, 60)],
            [Note(1.020, 70), Note(2.040, 70)]);

        string[][] rows = [.. PitchRegions.Rows([file])];

        Assert.Equal(["below E3", "E3 to E4"], rows.Select(row => row[0]));
        Assert.Equal(["2", "1"], rows.Select(row => row[1]));
        Assert.Equal(["20", "inf"], rows.Select(row => row[3]));
        Assert.Equal(["0.0", "100.0"], rows.Select(row => row[5]));
    }

    [Fact]
    public void Two_periods_of_the_concert_pitch_last_4545_microseconds()
    {
        string[] row = PitchRegions.Rows([new ScoredFile("a", [Note(1, 69)], [])]).Single();
        Assert.Equal("4.5", row[2]);
        Assert.Equal(PitchRegions.Columns.Count, row.Length);
    }

    [Fact]
    public void Costs_are_the_middle_of_the_runs_by_the_length_of_the_sound_and_beside_the_first_round_by_round()
    {
        string[] lines = ["one|2 1 50|abc", "two|9 9 1|x", "one|4 3 70|abc", "one|3 2 60|abc", "two|9 9 1|y"];

        Assert.Equal(
            [
                "| one | 0.2000 (0.1000 to 0.3000) | 1.00 (1.00 to 1.00) | 0.3000 (0.2000 to 0.4000) | 70 | abc |",
                "| two | 0.9000 (0.9000 to 0.9000) | 9.00 (3.00 to 9.00) | 0.9000 (0.9000 to 0.9000) | 1 | 2 different |",
            ],
            CostTable.Rows(lines, 10));
    }

    [Fact]
    public void A_cost_that_is_something_else_is_refused() =>
        Assert.Throws<FormatException>(() => CostTable.Rows(["one|1 2 3"], 1).ToList());

    [Fact]
    public void False_notes_of_several_recordings_count_together_and_a_missing_one_makes_them_unknown()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("vocalmidi-score-");
        try
        {
            foreach (string name in new[] { "a", "b" })
                AudioFiles.AudioFile.Write(Path.Combine(folder.FullName, name + ".wav"), new float[240_000], 1, 8000);
            ScoredFile a = new("a", [], [Note(1, 60), Note(2, 60), Note(3, 60)]), b = new("b", [], []);
            Assert.Equal(3, FalseNotes.PerMinute([a, b], folder.FullName), 9);
            Assert.Equal(double.NaN, FalseNotes.PerMinute([a, b with { IsMissing = true }], folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static NoteSpan Note(double onset, double pitch) => new(onset, onset + 0.2, pitch, pitch);
}
