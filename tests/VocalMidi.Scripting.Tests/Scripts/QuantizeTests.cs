using CsCheck;

namespace VocalMidi.Scripting.Tests.Scripts;

public sealed class QuantizeTests
{
    [Fact]
    public void A_note_before_a_line_waits_for_it_and_keeps_its_length()
    {
        Assert.Equal(
            [new(0.25, 0.5, 60), new(1, 0.1, 62)],
            Quantize().Sing(new Sung(0.2, 0.5, 60), new(0.9, 0.1, 62)));
    }

    [Fact]
    public void A_note_on_a_line_stays_there() =>
        Assert.Equal([new(0.25, 1, 60.2)], Quantize().Sing(new Sung(0.25, 1, 60.2)));

    [Fact]
    public void A_note_that_ends_before_its_line_still_sounds() =>
        Assert.Equal([new(1, 0.05, 60)], Quantize().With("grid", "1/4").Sing(new Sung(0.75, 0.05, 60)));

    [Fact]
    public void Half_the_strength_goes_half_the_way() =>
        Assert.Equal(
            [new(0.9, 1, 60)],
            Quantize().With("grid", "1/4").With("strength", 50d).Sing(new Sung(0.8, 1, 60)));

    [Fact]
    public void Strength_zero_leaves_the_notes_alone() =>
        Assert.Equal([new(0.8, 1, 60)], Quantize().With("strength", 0d).Sing(new Sung(0.8, 1, 60)));

    [Fact]
    public void Swing_makes_every_second_line_late()
    {
        Take swung = Quantize().With("grid", "1/8").With("swing", 50d);
        Assert.Equal(
            [new(0, 0.1, 60), new(0.625, 0.1, 62), new(1, 0.1, 64)],
            swung.Sing(new Sung(0, 0.1, 60), new(0.5, 0.1, 62), new(0.95, 0.1, 64)));
    }

    [Fact]
    public void Triplets_divide_a_beat_in_three()
    {
        Take triplets = Quantize().With("grid", "1/8").With("triplets", "on");
        Assert.Equal(
            [new(0.333, 0.1, 60), new(0.667, 0.1, 62)],
            triplets.Sing(new Sung(0.3, 0.1, 60), new(0.6, 0.1, 62)));
    }

    [Fact]
    public void Bends_move_along_with_the_note()
    {
        Take take = Quantize().With("grid", "1/4");
        take.Sing(new Sung(0.75, 1, 60) { Glide = [(0.5, 61.5)] });
        Assert.Equal([(1.5, 61.5)], take.Moves);
    }

    [Fact]
    public void A_live_note_that_is_late_for_its_line_sounds_at_once() =>
        Assert.Equal([new(1.1, 1, 60)], Quantize().With("grid", "1/4").Sing(new Sung(1.1, 1, 60)));

    [Fact]
    public void With_time_to_look_ahead_it_moves_back_to_its_line()
    {
        var file = new Take("quantize.lua") { Ahead = 4 };
        Assert.Equal(
            [new(0, 0.5, 60), new(1, 1, 62), new(2, 0.25, 64)],
            file.With("grid", "1/4").Sing(new Sung(0.2, 0.5, 60), new(1.1, 1, 62), new(1.9, 0.25, 64)));
    }

    [Fact]
    public void While_the_song_stands_still_notes_are_left_alone() =>
        Assert.Equal([new(0.9, 1, 60)], new Take("quantize.lua") { Stopped = true }.Sing(new Sung(0.9, 1, 60)));

    [Fact]
    public void What_was_quantised_stays_when_it_is_quantised_again() =>
        Gen.Select(Keys.From("1/4", "1/8", "1/16", "1/32"), Keys.From("on", "off"), Gen.Int[0, 100],
            Gen.Double[0, 16].Array[1, 12]).Sample(
            (grid, triplets, swing, beats) =>
            {
                Take Fresh() => new Take("quantize.lua") { Ahead = 2 }
                    .With("grid", grid).With("triplets", triplets).With("swing", (double)swing);
                IReadOnlyList<Played> once = Fresh().Sing(beats.Order().Select(b => new Sung(b, 0.1, 60)));
                IReadOnlyList<Played> twice = Fresh().Sing(once.Select(n => new Sung(n.Beat, n.Length, n.Pitch)));
                Assert.Equal(beats.Length, once.Count);
                Assert.Equal(once, twice);
            },
            iter: 100);

    private static Take Quantize() => new("quantize.lua");
}
