namespace VocalMidi.Scripting.Tests.Scripts;

public sealed class ArpeggioTests
{
    [Fact]
    public void A_held_note_becomes_its_chord_one_note_after_another() =>
        Assert.Equal(
            [new(0, 0.2, 60), new(0.25, 0.2, 64), new(0.5, 0.2, 67), new(0.75, 0.2, 60)],
            Arpeggio().Sing(new Sung(0, 1, 60)));

    [Fact]
    public void A_note_between_two_lines_starts_on_the_next() =>
        Assert.Equal(
            [new(0.5, 0.4, 62), new(1, 0.4, 65)],
            Arpeggio().With("grid", "1/8").Sing(new Sung(0.3, 0.9, 62)));

    [Fact]
    public void A_note_that_is_only_a_little_late_starts_at_once() =>
        Assert.Equal(
            [new(0.05, 0.4, 60), new(0.5, 0.4, 64)],
            Arpeggio().With("grid", "1/8").Sing(new Sung(0.05, 0.9, 60)));

    [Fact]
    public void Another_note_begins_its_own_chord_on_its_own_line() =>
        Assert.Equal(
            [60, 64, 65, 69],
            Pitches(Arpeggio().With("grid", "1/4").Sing(new Sung(0, 2, 60), new(2, 2, 65))));

    [Theory]
    [InlineData("up", new double[] { 60, 64, 67, 71, 60, 64, 67, 71 })]
    [InlineData("down", new double[] { 71, 67, 64, 60, 71, 67, 64, 60 })]
    [InlineData("up and down", new double[] { 60, 64, 67, 71, 67, 64, 60, 64 })]
    public void The_order_can_be_chosen(string order, double[] expected)
    {
        Take take = Arpeggio().With("notes", "seventh").With("order", order);
        Assert.Equal(expected, Pitches(take.Sing(new Sung(0, 2, 60))));
    }

    [Fact]
    public void A_random_order_keeps_to_the_chord_and_is_the_same_in_every_run()
    {
        Take Fresh() => Arpeggio().With("order", "random");
        double[] once = [.. Pitches(Fresh().Sing(new Sung(0, 4, 60)))];
        Assert.Equal(16, once.Length);
        Assert.Equal([60, 64, 67], once.Distinct().Order());
        Assert.Equal(once, Pitches(Fresh().Sing(new Sung(0, 4, 60))));
    }

    [Fact]
    public void Held_notes_are_played_without_others_between()
    {
        Take take = Arpeggio().With("notes", "held").With("octaves", 2d);
        Assert.Equal([60, 64, 72, 76], Pitches(take.Sing(new Sung(0, 1, 60), new(0, 1, 64))));
    }

    [Fact]
    public void Notes_that_are_known_in_advance_are_played_in_their_time()
    {
        Sung[] notes = [new(0, 1, 60), new(1, 0.5, 65), new(2.05, 0.45, 67), new(3.9, 0.5, 60)];
        Take file = new Take("arpeggio.lua") { Ahead = 4 };
        Assert.Equal(
            [
                new(0, 0.2, 60), new(0.25, 0.2, 64), new(0.5, 0.2, 67), new(0.75, 0.2, 60),
                new(1, 0.2, 65), new(1.25, 0.2, 69),
                new(2, 0.2, 67), new(2.25, 0.2, 71),
                new(4, 0.2, 60), new(4.25, 0.2, 64),
            ],
            file.Sing(notes));
    }

    [Fact]
    public void A_note_that_ends_before_its_line_is_played_there_once() =>
        Assert.Equal([new(1, 0.8, 60)], Arpeggio().With("grid", "1/4").Sing(new Sung(0.4, 0.3, 60)));

    [Fact]
    public void The_gate_sets_how_long_the_notes_are() =>
        Assert.All(
            Arpeggio().With("gate", 100d).Sing(new Sung(0, 1, 60)),
            note => Assert.Equal(0.25, note.Length));

    [Fact]
    public void While_the_song_stands_still_notes_pass_through() =>
        Assert.Equal([new(0.1, 1, 60.5)], new Take("arpeggio.lua") { Stopped = true }.Sing(new Sung(0.1, 1, 60.5)));

    [Fact]
    public void After_a_stop_it_begins_anew_with_the_next_note()
    {
        var take = new Take("arpeggio.lua") { StopsAt = 0.4 };
        Assert.Equal(
            [new(0, 0.2, 60), new(0.25, 0.15, 64), new(1, 0.2, 65)],
            take.Sing(new Sung(0, 2, 60), new(1, 0.2, 65)));
    }

    private static IEnumerable<double> Pitches(IEnumerable<Played> notes) => notes.Select(n => n.Pitch);

    private static Take Arpeggio() => new("arpeggio.lua");
}
