using CsCheck;

namespace VocalMidi.Scripting.Tests.Scripts;

public sealed class ScaleTests
{
    [Fact]
    public void Notes_of_the_key_stay_as_they_were_sung() =>
        Assert.Equal(
            [new(0, 1, 60.2), new(1, 1, 63.9)],
            Scale().Sing(new Sung(0, 1, 60.2), new(1, 1, 63.9)));

    [Fact]
    public void Others_move_by_whole_semitones_to_the_nearest_of_the_scale() =>
        Assert.Equal(
            [new(0, 1, 60), new(1, 1, 62.3), new(2, 1, 59.9)],
            Scale().Sing(new Sung(0, 1, 61), new(1, 1, 61.3), new(2, 1, 60.9)));

    [Fact]
    public void The_key_and_the_scale_can_be_chosen() =>
        Assert.Equal(
            [new(0, 1, 62), new(1, 1, 65)],
            Scale().With("key", "D").With("scale", "minor").Sing(new Sung(0, 1, 62), new(1, 1, 66)));

    [Fact]
    public void Dropped_notes_do_not_sound()
    {
        Take drop = Scale().With("outside", "drop");
        Assert.Equal([new(1, 1, 62)], drop.Sing(new Sung(0, 1, 61), new(1, 1, 62), new(2, 1, 66.2)));
    }

    [Fact]
    public void A_note_that_was_moved_follows_the_voice()
    {
        Take take = Scale();
        take.Sing(new Sung(0, 1, 61) { Glide = [(0.5, 61.4)] });
        Assert.Equal([(0.5, 60.4)], take.Moves);
    }

    [Fact]
    public void Whatever_is_sung_comes_out_in_the_scale() =>
        Gen.Select(Keys.Key, Keys.Mode, Keys.Pitch.Array[1, 20], Gen.Bool).Sample(
            (key, mode, pitches, drop) =>
            {
                Take take = Scale().With("key", key).With("scale", mode).With("outside", drop ? "drop" : "snap");
                IReadOnlyList<Played> played = take.Sing(pitches.Select((p, i) => new Sung(i, 0.5, p)));
                Assert.All(played, note => Assert.True(Keys.Contains(key, mode, note.Key), $"{note} in {key} {mode}"));
                if (!drop) Assert.Equal(pitches.Length, played.Count);
            },
            iter: 100);

    private static Take Scale() => new("scale.lua");
}
