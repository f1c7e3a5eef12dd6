using VocalMidi.Cli.Profile.Html;

namespace VocalMidi.Cli.Tests.Profile;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0.03, 0.05)]
    [InlineData(1, 1)]
    [InlineData(1.01, 2)]
    [InlineData(7, 10)]
    [InlineData(200, 200)]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    public void Steps_are_round(double value, double step) => Assert.Equal(step, Axis.RoundStep(value), 12);

    [Fact]
    public void Ticks_lie_inside_and_values_map_linearly()
    {
        var axis = new Axis(3, 51, 100, 0);
        Assert.Equal([10, 20, 30, 40, 50], axis.Ticks(5));
        Assert.Equal([100.0, 50.0, 0.0], [axis.At(3), axis.At(27), axis.At(51)]);
    }
}
