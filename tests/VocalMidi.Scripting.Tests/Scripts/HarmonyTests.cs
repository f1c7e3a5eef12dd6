using CsCheck;

namespace VocalMidi.Scripting.Tests.Scripts;

public sealed class HarmonyTests
{
    [Fact]
    public void A_third_and_a_fifth_above_stay_in_the_key() =>
        Assert.Equal(
            [
                new(0, 1, 60), new(0, 1, 64, 0.64), new(0, 1, 67, 0.64),
                new(1, 1, 62), new(1, 1, 65, 0.64), new(1, 1, 69, 0.64),
                new(2, 1, 71), new(2, 1, 74, 0.64), new(2, 1, 77, 0.64),
            ],
            Harmony().Sing(new Sung(0, 1, 60), new(1, 1, 62), new(2, 1, 71)));

    [Fact]
    public void All_four_voices_sing_what_they_are_set_to()
    {
        Take four = Harmony().With("voice1", "octave below").With("voice2", "fourth below")
            .With("voice3", "sixth above").With("voice4", "octave above").With("level", 100d);
        Assert.Equal(
            [new(0, 1, 48), new(0, 1, 55), new(0, 1, 60), new(0, 1, 69), new(0, 1, 72)],
            four.Sing(new Sung(0, 1, 60)));
    }

    [Fact]
    public void Every_interval_is_its_number_of_steps()
    {
        (string Name, double Pitch)[] intervals =
        [
            ("octave below", 48), ("sixth below", 52), ("fifth below", 53), ("fourth below", 55), ("third below", 57),
            ("third above", 64), ("fourth above", 65), ("fifth above", 67), ("sixth above", 69), ("octave above", 72),
        ];
        foreach ((string name, double pitch) in intervals)
        {
            IReadOnlyList<Played> played = Alone(name).Sing(new Sung(0, 1, 60));
            Assert.Equal([new(0, 1, Math.Min(60, pitch)), new(0, 1, Math.Max(60, pitch))], played);
        }
    }

    [Fact]
    public void Voices_that_are_off_are_silent() =>
        Assert.Equal([new(0, 1, 60)], Alone("off").Sing(new Sung(0, 1, 60)));

    [Fact]
    public void The_harmony_is_as_flat_as_the_singer_and_follows_her()
    {
        Take take = Alone("third above");
        IReadOnlyList<Played> played = take.Sing(new Sung(0, 1, 59.75) { Glide = [(0.5, 60)] });
        Assert.Equal([new(0, 1, 59.75), new(0, 1, 63.75)], played);
        Assert.Equal([(0.5, 60), (0.5, 64)], take.Moves.Order());
    }

    [Fact]
    public void Whatever_is_sung_in_whatever_key_the_harmony_stays_in_it() =>
        Gen.Select(Keys.Key, Keys.Mode, Keys.Pitch.Array[1, 12], Intervals.Array[4]).Sample(
            (key, mode, pitches, voices) =>
            {
                Take take = Harmony().With("key", key).With("scale", mode).With("level", 50d);
                for (int i = 0; i < 4; i++) take.With($"voice{i + 1}", voices[i]);
                IReadOnlyList<Played> played = take.Sing(pitches.Select((p, i) => new Sung(i, 0.5, p)));

                Assert.Equal(pitches.Length * (1 + voices.Count(v => v != "off")), played.Count);
                IEnumerable<Played> harmony = played.Where(n => n.Velocity < 0.5);
                Assert.All(harmony, note => Assert.True(Keys.Contains(key, mode, note.Key), $"{note} in {key} {mode}"));
                // In tune with the singer: whole semitones away from the pitch that was sung.
                Assert.All(harmony, note => Assert.Equal(
                    0, Math.Abs(Math.IEEERemainder(note.Pitch - pitches[(int)note.Beat], 1)), 0.002));
            },
            iter: 100);

    private static Gen<string> Intervals { get; } = Keys.From(
        "off", "octave below", "sixth below", "fifth below", "fourth below", "third below",
        "third above", "fourth above", "fifth above", "sixth above", "octave above");

    private static Take Harmony() => new("harmony.lua");

    private static Take Alone(string interval) =>
        Harmony().With("voice1", interval).With("voice2", "off").With("level", 100d);
}
