using CsCheck;
using static VocalMidi.Evaluation.Tests.Notes;

namespace VocalMidi.Evaluation.Tests;

public sealed class NoteOnDelaysTests
{
    private static readonly NoteSpan[] s_two = [Note(1, 1.5, 60), Note(2, 2.5, 62)];

    [Fact]
    public void Each_reference_note_takes_the_first_note_on_sent_for_it() =>
        Assert.Equal([0.03, 0.1], Delays(s_two, 1.03, 1.2, 2.1), Close);

    [Theory]
    [InlineData(0.95, -0.05)]
    [InlineData(1.3, 0.3)]
    [InlineData(0.949, double.PositiveInfinity)]
    [InlineData(1.301, double.PositiveInfinity)]
    public void A_note_on_counts_from_50_ms_before_to_300_ms_after_the_onset(double sent, double delay) =>
        Assert.Equal([delay], Delays(s_two[..1], sent), Close);

    [Fact]
    public void A_note_without_a_note_on_is_infinitely_late_and_does_not_take_the_next_ones() =>
        Assert.Equal([double.PositiveInfinity, 0.02], Delays(s_two, 2.02), Close);

    [Fact]
    public void One_note_on_serves_one_note() =>
        Assert.Equal([0.04, double.PositiveInfinity], Delays([Note(1, 1.02, 60), Note(1.02, 1.5, 61)], 1.04), Close);

    [Fact]
    public void Nothing_sent_is_infinitely_late_throughout_and_nothing_sung_has_no_delay()
    {
        Assert.All(Delays(s_two), delay => Assert.Equal(double.PositiveInfinity, delay));
        Assert.Empty(Delays([], 1, 2));
    }

    [Fact]
    public void A_constant_delay_is_measured_as_it_is() =>
        Gen.Select(Gen.Int[1, 50].Array[0, 20], Gen.Double[0, 0.3]).Sample((gaps, delay) =>
        {
            double at = 0;
            NoteSpan[] sung = [.. gaps.Select(gap => Note(at += 0.4 + (gap / 10.0), at + 0.1, 60))];
            double[] measured = [.. NoteOnDelays.Measure(sung, [.. sung.Select(n => n.Earlier(-delay))])];
            Assert.Equal(Enumerable.Repeat(delay, sung.Length), measured, Close);
        });

    private static double[] Delays(NoteSpan[] reference, params double[] sent) =>
        [.. NoteOnDelays.Measure(reference, [.. sent.Select(at => Note(at, at + 0.1, 60))])];

    private static bool Close(double a, double b) => a.Equals(b) || Math.Abs(a - b) < 1e-9;
}
