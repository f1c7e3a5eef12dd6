using CsCheck;

namespace VocalMidi.Scripting.Tests.Scripts;

public sealed class HumaniseTests
{
    private static readonly Sung[] s_march = [.. Enumerable.Range(0, 40).Select(i => new Sung(i, 0.5, 60, 0.5))];

    [Fact]
    public void The_same_notes_come_out_in_every_run() =>
        Assert.Equal(new Take("humanise.lua").Sing(s_march), new Take("humanise.lua").Sing(s_march));

    [Fact]
    public void Notes_differ_in_time_loudness_and_pitch()
    {
        IReadOnlyList<Played> played = new Take("humanise.lua").Sing(s_march);
        Assert.True(played.Select(n => n.Beat % 1).Distinct().Count() > 10);
        Assert.True(played.Select(n => n.Velocity).Distinct().Count() > 20);
        Assert.True(played.Select(n => n.Pitch).Distinct().Count() > 10);
    }

    [Fact]
    public void Set_to_zero_it_changes_nothing() =>
        Assert.Equal(
            s_march.Select(n => new Played(n.Beat, n.Length, n.Pitch, n.Velocity)),
            Humanise(0, 0, 0).Sing(s_march));

    [Fact]
    public void No_note_strays_further_than_it_may_and_each_keeps_its_length() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 50], Gen.Double[0.02, 1]).Sample(
            (milliseconds, percent, cents, velocity) =>
            {
                List<Sung> notes = [.. s_march.Take(10).Select(n => n with { Velocity = velocity })];
                IReadOnlyList<Played> played = Humanise(milliseconds, percent, cents).Sing(notes);
                Assert.Equal(notes.Count, played.Count);
                for (int i = 0; i < notes.Count; i++)
                {
                    Assert.InRange(played[i].Beat - notes[i].Beat, 0, (milliseconds / 500.0) + 0.001);
                    Assert.InRange(played[i].Velocity, Math.Max(0.01, velocity - (percent / 100.0)) - 0.001, 1);
                    Assert.InRange(played[i].Velocity, 0.01, Math.Min(1, velocity + (percent / 100.0)) + 0.001);
                    Assert.InRange(played[i].Pitch - 60, (-cents / 100.0) - 0.001, (cents / 100.0) + 0.001);
                    Assert.Equal(0.5, played[i].Length, 0.002);
                }
            },
            iter: 50);

    private static Take Humanise(double milliseconds, double percent, double cents) =>
        new Take("humanise.lua").With("time", milliseconds).With("loudness", percent).With("tune", cents);
}
