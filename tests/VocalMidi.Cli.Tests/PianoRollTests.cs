using SkiaSharp;
using VocalMidi.Cli.Pictures;
using VocalMidi.Cli.Transcription;

namespace VocalMidi.Cli.Tests;

public sealed class PianoRollTests
{
    [Fact]
    public void A_note_is_a_bar_at_its_key_and_time_with_the_trace_over_it()
    {
        var note = new VoiceNote(1, 3, 60, 60.3, 60, 1);
        float[] trace = [.. Enumerable.Range(0, 801).Select(hop => hop is > 300 and < 500 ? 60.3f : float.NaN)];
        var content = new PianoRollContent("one", 4, [note], trace, 0.005);
        var layout = new PianoRollLayout(content);
        PianoRollSystem system = Assert.Single(layout.Systems);
        using SKBitmap picture = SKBitmap.Decode(PianoRoll.ToPng(content));

        Assert.True(IsBlue(picture.GetPixel((int)system.X(1.2), (int)system.Y(60))));
        Assert.True(IsBlue(picture.GetPixel((int)system.X(2.9), (int)system.Y(60))));
        Assert.False(IsBlue(picture.GetPixel((int)system.X(0.9), (int)system.Y(60))));
        Assert.False(IsBlue(picture.GetPixel((int)system.X(3.1), (int)system.Y(60))));
        Assert.False(IsBlue(picture.GetPixel((int)system.X(2), (int)system.Y(61))));
        Assert.True(IsRed(picture.GetPixel((int)system.X(2), (int)system.Y(60.3))));
        Assert.False(IsRed(picture.GetPixel((int)system.X(1.2), (int)system.Y(60.3))));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(5)]
    [InlineData(28)]
    [InlineData(180)]
    [InlineData(3600)]
    public void A_picture_keeps_a_readable_size_whatever_the_length(double seconds)
    {
        var layout = new PianoRollLayout(new PianoRollContent("", seconds, [], [], 0.005));
        Assert.InRange(layout.Width, 900, 1700);
        Assert.InRange(layout.Height, 300, 4000);
        Assert.Equal(seconds, layout.Systems[^1].End, 0.06);
        Assert.Equal(0, layout.Systems[0].Start);
    }

    [Fact]
    public void Systems_follow_each_other_without_a_gap()
    {
        var layout = new PianoRollLayout(new PianoRollContent("", 95, [], [], 0.005));
        Assert.True(layout.Systems.Count > 3);
        foreach ((PianoRollSystem first, PianoRollSystem next) in layout.Systems.Zip(layout.Systems.Skip(1)))
        {
            Assert.Equal(first.End, next.Start);
            Assert.True(next.Top > first.Bottom);
        }
    }

    [Fact]
    public void Every_sung_key_is_on_the_picture()
    {
        VoiceNote[] notes = [new(0, 1, 0, 0, 0, 1), new(1, 2, 127, 127, 127, 1)];
        var layout = new PianoRollLayout(new PianoRollContent("", 2, notes, [], 0.005));
        Assert.Equal((0, 127), (layout.LowestKey, layout.HighestKey));
    }

    [Fact]
    public void Nothing_sung_is_still_a_picture()
    {
        using SKBitmap picture = SKBitmap.Decode(PianoRoll.ToPng(new PianoRollContent("silence", 0, [], [], 0.005)));
        Assert.True(picture.Width > 0);
    }

    [Theory]
    [InlineData(60, "C4")]
    [InlineData(69, "A4")]
    [InlineData(0, "C-1")]
    [InlineData(127, "G9")]
    public void Keys_are_named_with_middle_c_as_c4(int key, string name) =>
        Assert.Equal(name, PianoRollBackground.NameOf(key));

    private static bool IsBlue(SKColor c) => c.Blue > c.Red + 60;

    private static bool IsRed(SKColor c) => c.Red > c.Blue + 60;
}
