using VocalMidi.Cli.Profile;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Tests.Profile;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.123, "0.12")]
    [InlineData(9.994, "9.99")]
    [InlineData(9.996, "10.0")]
    [InlineData(99.96, "100")]
    [InlineData(1234.5, "1235")]
    public void Numbers_have_about_three_digits(double value, string text) => Assert.Equal(text, Figures.Short(value));

    [Theory]
    [InlineData(40, "E2")]
    [InlineData(60, "C4")]
    [InlineData(70, "A#4")]
    [InlineData(0, "C-1")]
    public void Keys_have_names(int key, string name) => Assert.Equal(name, Figures.KeyName(key));

    [Fact]
    public void Two_periods_of_A4_take_4_and_a_half_milliseconds() =>
        Assert.Equal(2000.0 / 440, Figures.TwoPeriodsMs(69), 9);

    [Fact]
    public void Notes_fall_into_regions_by_their_rounded_pitch_and_empty_regions_are_left_out()
    {
        NoteTime[] notes = [At(51.4, 40), At(51.6, 30), At(63.4, 20), At(80, 10)];
        IReadOnlyList<PitchRegion> regions = PitchRegion.Of(notes, 48000);
        Assert.Equal(["below E3", "E3 to E4", "E5 and above"], regions.Select(region => region.Name));
        Assert.Equal([1L, 2L, 1L], regions.Select(region => region.TotalMs.Count));
        Assert.Equal((20.0, 30.0), (regions[1].TotalMs.P50, regions[1].TotalMs.Max));
        Assert.Equal(Figures.TwoPeriodsMs(51.6), regions[1].LimitMs);

        static NoteTime At(double pitch, double ms) => new(0, 0, (long)(ms * 48), 0, (int)pitch, pitch, 0);
    }
}
