using CsCheck;

namespace VocalMidi.Scripting.Tests.Scripts;

public sealed class ChordsTests
{
    [Fact]
    public void The_first_chord_stands_on_its_root() =>
        Assert.Equal([60, 64, 67], Pitches(Chords().Sing(new Sung(0, 1, 60))));

    [Fact]
    public void Each_chord_takes_the_inversion_that_moves_least() =>
        Assert.Equal(
            [60, 64, 67, 60, 65, 69, 59, 62, 67, 60, 64, 67],
            Pitches(Chords().Sing(new Sung(0, 1, 60), new(1, 1, 65), new(2, 1, 67), new(3, 1, 60))));

    [Fact]
    public void Without_inversions_every_chord_stands_on_its_root() =>
        Assert.Equal(
            [60, 64, 67, 65, 69, 72],
            Pitches(Chords().With("inversions", "off").Sing(new Sung(0, 1, 60), new(1, 1, 65))));

    [Fact]
    public void A_chord_in_the_key_takes_its_notes_from_the_key()
    {
        Assert.Equal([62, 65, 69], Pitches(Chords().Sing(new Sung(0, 1, 62))));
        Assert.Equal([67, 71, 74, 77], Pitches(Chords().With("kind", "seventh in key").Sing(new Sung(0, 1, 67))));
    }

    [Fact]
    public void A_chord_of_one_kind_is_the_same_on_every_note()
    {
        Assert.Equal([61, 64, 68], Pitches(Chords().With("kind", "minor").Sing(new Sung(0, 1, 61))));
        Assert.Equal([61, 65, 68, 71], Pitches(Chords().With("kind", "dom7").Sing(new Sung(0, 1, 61))));
    }

    [Fact]
    public void The_whole_chord_ends_with_the_note_and_follows_it()
    {
        Take take = Chords();
        IReadOnlyList<Played> played = take.Sing(new Sung(0.5, 1.5, 60.25) { Glide = [(1, 60)] });
        Assert.Equal([new(0.5, 1.5, 60.25), new(0.5, 1.5, 64.25), new(0.5, 1.5, 67.25)], played);
        Assert.Equal([60, 64, 67], take.Moves.Select(m => m.Pitch).Order());
    }

    [Fact]
    public void After_a_stop_the_next_chord_stands_on_its_root_again()
    {
        var take = new Take("chords.lua") { StopsAt = 1.5 };
        Assert.Equal([60, 64, 67, 65, 69, 72], Pitches(take.Sing(new Sung(0, 1, 60), new(2, 1, 65))));
    }

    [Fact]
    public void Inversions_keep_the_notes_of_the_chord_near_the_voice() =>
        Gen.Select(Keys.Key, Keys.Mode, Gen.Int[48, 80].Array[1, 12]).Sample(
            (key, mode, roots) =>
            {
                Take near = Chords().With("key", key).With("scale", mode);
                Take plain = Chords().With("key", key).With("scale", mode).With("inversions", "off");
                List<Sung> notes = [.. roots.Select((r, i) => new Sung(i, 0.5, r))];
                IReadOnlyList<Played> played = near.Sing(notes);
                IReadOnlyList<Played> upright = plain.Sing(notes);
                for (int i = 0; i < roots.Length; i++)
                {
                    Assert.Equal(Classes(upright, i), Classes(played, i));
                    Assert.All(played.Where(n => (int)n.Beat == i), n => Assert.InRange(n.Pitch - roots[i], -14, 24));
                    Assert.All(played, n => Assert.True(Keys.Contains(key, mode, n.Key)));
                }
            },
            iter: 60);

    private static IEnumerable<int> Classes(IEnumerable<Played> notes, int beat) =>
        notes.Where(n => (int)n.Beat == beat).Select(n => n.Key % 12).Order();

    private static IEnumerable<double> Pitches(IEnumerable<Played> notes) => notes.Select(n => n.Pitch);

    private static Take Chords() => new("chords.lua");
}
