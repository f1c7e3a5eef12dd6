namespace VocalMidi.Scripting.Tests.Scripts;

public sealed class EchoTests
{
    [Fact]
    public void A_note_comes_again_three_times_each_time_quieter() =>
        Assert.Equal(
            [new(0, 0.5, 60, 1), new(0.75, 0.5, 60, 0.6), new(1.5, 0.5, 60, 0.36), new(2.25, 0.5, 60, 0.216)],
            Echo().Sing(new Sung(0, 0.5, 60, 1)));

    [Theory]
    [InlineData("1/4", 1)]
    [InlineData("1/4 triplet", 0.667)]
    [InlineData("1/8 dotted", 0.75)]
    [InlineData("1/8", 0.5)]
    [InlineData("1/8 triplet", 0.333)]
    [InlineData("1/16", 0.25)]
    public void The_time_can_be_chosen(string time, double expected)
    {
        IReadOnlyList<Played> played = Echo().With("time", time).With("repeats", 1d).Sing(new Sung(1, 0.1, 60));
        Assert.Equal([1, 1 + expected], played.Select(n => n.Beat));
    }

    [Fact]
    public void An_echo_lasts_as_long_as_its_note_even_if_that_still_sounds() =>
        Assert.Equal(
            [new(0, 3, 60, 0.5), new(1, 3, 60, 0.25)],
            Echo().With("time", "1/4").With("repeats", 1d).With("fade", 50d).Sing(new Sung(0, 3, 60, 0.5)));

    [Fact]
    public void An_echo_repeats_the_bends_too()
    {
        Take take = Echo().With("time", "1/4").With("repeats", 1d);
        take.Sing(new Sung(0, 1, 60) { Glide = [(0.5, 60.5)] });
        Assert.Equal([(0.5, 60.5), (1.5, 60.5)], take.Moves.Order());
    }

    [Fact]
    public void The_echoes_can_climb() =>
        Assert.Equal(
            [60, 67, 74],
            Echo().With("climb", 7d).With("repeats", 2d).Sing(new Sung(0, 0.1, 60)).Select(n => n.Pitch));

    [Fact]
    public void Nothing_is_repeated_once_it_is_too_quiet_to_hear() =>
        Assert.Single(Echo().With("fade", 100d).Sing(new Sung(0, 0.1, 60)));

    private static Take Echo() => new("echo.lua");
}
