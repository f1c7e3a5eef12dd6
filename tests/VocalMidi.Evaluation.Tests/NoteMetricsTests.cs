using CsCheck;
using static VocalMidi.Evaluation.Tests.Notes;

namespace VocalMidi.Evaluation.Tests;

public sealed class NoteMetricsTests
{
    // Whole steps a second apart, 400 ms each: nothing but its own copy comes near a note.
    private static readonly NoteSpan[] s_scale = [Note(0, 0.4, 60), Note(1, 1.4, 62), Note(2, 2.4, 64), Note(3, 3.4, 65)];

    [Fact]
    public void Every_F_measure_is_that_of_the_largest_one_to_one_matching() =>
        Gen.Select(Crowded, Crowded).Sample((reference, estimate) =>
        {
            NoteScore score = NoteMetrics.Score(reference, estimate);
            Assert.Equal(F(Onset), score.COn, 1e-12);
            Assert.Equal(F((r, e) => Onset(r, e) && Pitch(r.Pitch, e.Pitch)), score.COnP, 1e-12);
            Assert.Equal(F((r, e) => Onset(r, e) && Pitch(r.Pitch, e.NoteOnPitch)), score.COnPAtNoteOn, 1e-12);
            Assert.Equal(F((r, e) => Onset(r, e) && Pitch(r.Pitch, e.Pitch) && Offset(r, e)), score.COnPOff, 1e-12);
            Assert.Equal(score.COn, NoteMetrics.COnOnly(reference, estimate));

            // 2 matched / (reference + estimated) is the harmonic mean of precision and recall.
            double F(Func<NoteSpan, NoteSpan, bool> agree)
            {
                int matched = MostPairs(reference, estimate, agree);
                return matched == 0 ? 0 : 2.0 * matched / (reference.Length + estimate.Length);
            }
        });

    [Fact]
    public void A_transcription_equal_to_its_reference_scores_1() => Crowded.Sample(notes =>
    {
        NoteSpan[] heard = [.. notes.Select(n => n with { NoteOnPitch = n.Pitch })];
        NoteScore score = NoteMetrics.Score(heard, heard);
        double whole = heard.Length == 0 ? 0 : 1;
        Assert.Equal((whole, whole, whole, whole), (score.COn, score.COnP, score.COnPOff, score.COnPAtNoteOn));
        Assert.Equal(score.LegatoSteps, score.LegatoFound);
    });

    [Theory]
    [InlineData(0.050, 1)]
    [InlineData(-0.050, 1)]
    [InlineData(0.0501, 0)]
    [InlineData(-0.0501, 0)]
    public void Onsets_agree_up_to_50_ms_either_way(double late, double expected)
    {
        NoteScore score = NoteMetrics.Score([Note(1, 2, 60)], [Note(1 + late, 2, 60)]);
        Assert.Equal((expected, expected, expected), (score.COn, score.COnP, score.COnPOff));
    }

    [Theory]
    [InlineData(60.5, 1)]
    [InlineData(59.5, 1)]
    [InlineData(60.501, 0)]
    [InlineData(59.499, 0)]
    [InlineData(72, 0)]
    public void Pitches_agree_up_to_50_cents_either_way_and_an_octave_is_wrong(double pitch, double expected)
    {
        NoteScore score = NoteMetrics.Score([Note(1, 2, 60)], [Note(1, 2, pitch)]);
        Assert.Equal((1, expected, expected), (score.COn, score.COnP, score.COnPOff));
    }

    [Theory]
    [InlineData(0.10, 0.050, 1)] // 20 % would be 20 ms: 50 ms hold
    [InlineData(0.10, 0.051, 0)]
    [InlineData(0.25, 0.050, 1)] // both are 50 ms
    [InlineData(0.25, 0.051, 0)]
    [InlineData(1.00, 0.200, 1)] // 20 % hold
    [InlineData(1.00, 0.201, 0)]
    public void Offsets_agree_up_to_50_ms_or_a_fifth_of_the_reference_note(double length, double off, double expected)
    {
        NoteSpan reference = Note(1, 1 + length, 60);
        foreach (double signed in new[] { off, -off })
        {
            NoteScore score = NoteMetrics.Score([reference], [reference with { Offset = reference.Offset + signed }]);
            Assert.Equal((1, expected), (score.COnP, score.COnPOff));
        }
    }

    [Fact]
    public void The_pitch_at_note_on_is_scored_apart_from_the_settled_one()
    {
        NoteScore score = NoteMetrics.Score([Note(1, 2, 60)], [new NoteSpan(1, 2, 60, 61)]);
        Assert.Equal((1, 0), (score.COnP, score.COnPAtNoteOn));
    }

    [Fact]
    public void Missed_and_invented_notes_lower_recall_and_precision()
    {
        Assert.Equal(2 * 3 / (4.0 + 3), NoteMetrics.Score(s_scale, s_scale[1..]).COnPOff, 1e-12);
        Assert.Equal(2 * 4 / (4.0 + 5), NoteMetrics.Score(s_scale, [.. s_scale, Note(4, 4.4, 60)]).COnPOff, 1e-12);
        Assert.Equal(0, NoteMetrics.Score(s_scale, []).COn);
        Assert.Equal(0, NoteMetrics.Score([], s_scale).COn);
    }

    [Fact]
    public void The_bias_is_the_median_lateness_of_matched_onsets()
    {
        double[] late = [0.010, 0.020, 0.040, 0.300]; // the last is no match
        NoteSpan[] heard = [.. s_scale.Zip(late, (n, d) => n.Earlier(-d))];
        Assert.Equal(0.020, NoteMetrics.Score(s_scale, heard).OnsetBias, 1e-9);
        Assert.Equal(double.NaN, NoteMetrics.Score(s_scale, []).OnsetBias);
        Assert.Equal(2.5, NoteMetrics.Median([4, 1, 2, 3]));
    }

    [Fact]
    public void Legato_steps_are_near_semitones_without_a_gap_and_found_when_the_second_note_is_matched_in_pitch()
    {
        NoteSpan[] sung =
        [
            Note(0, 1, 60),
            Note(1, 2, 61), // a step, found
            Note(2.03, 3, 62.5), // 30 ms and 1.5 semitones: still a step; heard too high
            Note(3, 4, 65), // too wide
            Note(4.04, 5, 64), // after a gap
            Note(5, 6, 64.4), // too narrow
            Note(6, 7, 63.4), // a step, missed
        ];
        NoteSpan[] heard = [.. sung[..6].Select((n, i) => i == 2 ? n with { Pitch = 64 } : n)];
        NoteScore score = NoteMetrics.Score(sung, heard);
        Assert.Equal((1, 3), (score.LegatoFound, score.LegatoSteps));
    }

    private static bool Onset(NoteSpan r, NoteSpan e) => Math.Abs(r.Onset - e.Onset) < 0.05 + 1e-6;

    private static bool Pitch(double r, double e) => Math.Abs(r - e) < 0.5 + 1e-6;

    private static bool Offset(NoteSpan r, NoteSpan e) =>
        Math.Abs(r.Offset - e.Offset) < Math.Max(0.05, 0.2 * (r.Offset - r.Onset)) + 1e-6;
}
