using CsCheck;

namespace VocalMidi.Scripting.Tests.Scripts;

public sealed class DrumsTests
{
    [Fact]
    public void Ranges_of_pitch_become_drums_on_channel_10() =>
        Assert.Equal(
            [
                new(0, 0.2, 36, 0.8, 10), new(1, 0.2, 38, 0.8, 10), new(2, 0.2, 42, 0.8, 10), new(3, 0.2, 49, 0.8, 10),
            ],
            new Take("drums.lua").Sing(new Sung(0, 0.5, 49.9), new(1, 0.5, 50), new(2, 0.5, 73.9), new(3, 0.5, 74)));

    [Fact]
    public void The_drums_can_be_chosen() =>
        Assert.Equal(
            [39, 46],
            new Take("drums.lua").With("snare", "clap").With("hat", "open")
                .Sing(new Sung(0, 0.5, 55), new(1, 0.5, 70)).Select(n => n.Key));

    [Fact]
    public void The_ranges_can_be_moved() =>
        Assert.Equal(
            [36],
            new Take("drums.lua").With("kick_below", 60d).Sing(new Sung(0, 0.5, 55)).Select(n => n.Key));

    [Fact]
    public void A_drum_lasts_as_long_as_a_drum_and_never_bends() =>
        Gen.Select(Gen.Double[24, 96], Gen.Double[0.02, 4]).Sample(
            (pitch, length) =>
            {
                var take = new Take("drums.lua");
                Played drum = Assert.Single(take.Sing(
                    new Sung(0, length, pitch) { Glide = [(length / 2, pitch + 1)] }));
                Assert.Equal((0.2, 10), (drum.Length, drum.Channel));
                Assert.True(drum.Key is 36 or 38 or 42 or 49);
                Assert.Empty(take.Moves);
            },
            iter: 50);
}
