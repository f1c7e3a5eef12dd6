using CsCheck;
using VocalMidi.Engine.Parameters;
using VocalMidi.Native.Parameters;

namespace VocalMidi.Native.Tests;

/// <summary>Values to text and back, as hosts show and read them.</summary>
public sealed class ParameterTextTests
{
    [Fact]
    public void Every_value_reads_back_as_shown() =>
        Gen.Select(Gen.Int[0, PluginParameters.Count - 1], Gen.Double[0, 1]).Sample((index, part) =>
        {
            if (PluginParameters.Row(index) is not { } row) return; // a script's: see ScriptPoolTests
            double value = row.Minimum + (part * (row.Maximum - row.Minimum));
            string text = ParameterText.Format(row, value);
            Assert.True(ParameterText.TryParse(row, text, out double read));
            Assert.Equal(text, ParameterText.Format(row, read));
            double resolution = row.Stepped ? 0.5 : 0.5 * Math.Pow(10, -row.Decimals);
            Assert.InRange(read, value - resolution - 1e-9, value + resolution + 1e-9);
        });

    [Theory]
    [InlineData(ParameterId.Gate, "-60.0 dBFS", -60)]
    [InlineData(ParameterId.Gate, "  -42 ", -42)]
    [InlineData(ParameterId.Gate, "-12.5dbfs", -12.5)]
    [InlineData(ParameterId.Gate, "5000", 0)]
    [InlineData(ParameterId.Timing, "aligned", 1)]
    [InlineData(ParameterId.Timing, "1", 1)]
    [InlineData(ParameterId.LowestNote, "40.6", 41)]
    public void Text_people_type_is_understood(ParameterId id, string text, double expected)
    {
        Assert.True(ParameterText.TryParse(ParameterTable.Get(id), text, out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("loud")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("dBFS")]
    [InlineData("-60,5")]
    public void Other_text_is_refused(string text) =>
        Assert.False(ParameterText.TryParse(ParameterTable.Get(ParameterId.Gate), text, out _));

    [Fact]
    public void Nothing_is_shown_as_minus_zero()
    {
        Assert.Equal("0.0 dB", ParameterText.Format(ParameterTable.Get(ParameterId.InputGain), -0.01));
        Assert.Equal("0 st", ParameterText.Format(ParameterTable.Get(ParameterId.Transpose), -0.2));
    }
}
