using VocalMidi.Cli.Transcription;

namespace VocalMidi.Cli.Pictures;

/// <summary>Where things lie on a piano roll, pixels: x to the right, y down.</summary>
internal sealed class PianoRollLayout
{
    public const float Left = 92;
    public const float Top = 58;
    public const float Right = 24;
    public const float Bottom = 52;
    private const float PixelsPerSecond = 130;
    private const float NarrowestRoll = 1100;
    private const float WidestRoll = 4800;
    private const int FewestKeys = 14;

    /// <summary>Lays out the content: the keys sung with a margin, all of the time.</summary>
    public PianoRollLayout(PianoRollContent content)
    {
        double end = Math.Max(content.DurationSeconds, content.PitchTrace.Length * content.HopSeconds);
        foreach (VoiceNote note in content.Notes) end = Math.Max(end, note.OffsetSeconds);
        Seconds = Math.Max(end, 0.1);
        RollWidth = Math.Clamp((float)Seconds * PixelsPerSecond, NarrowestRoll, WidestRoll);
        (LowestKey, HighestKey) = KeyRange(content);
        RowHeight = KeyCount > 40 ? 13 : KeyCount > 24 ? 17 : 22;
    }

    public double Seconds { get; }

    public int LowestKey { get; }

    public int HighestKey { get; }

    public int KeyCount => HighestKey - LowestKey + 1;

    public float RowHeight { get; }

    public float RollWidth { get; }

    public float RollHeight => KeyCount * RowHeight;

    public int Width => (int)(Left + RollWidth + Right);

    public int Height => (int)(Top + RollHeight + Bottom);

    public float RollBottom => Top + RollHeight;

    public float X(double seconds) => Left + (float)(seconds / Seconds) * RollWidth;

    /// <summary>Centre of a pitch; whole numbers are the middles of their rows.</summary>
    public float Y(double pitch) => Top + (float)(HighestKey + 0.5 - pitch) * RowHeight;

    /// <summary>Spacing of the labelled time lines: the smallest round one at least 80 pixels wide.</summary>
    public double SecondsPerLabel()
    {
        double[] steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
        return steps.FirstOrDefault(step => step / Seconds * RollWidth >= 80, steps[^1]);
    }

    private static (int Lowest, int Highest) KeyRange(PianoRollContent content)
    {
        float[] heard = [.. content.PitchTrace.Where(float.IsFinite).Order()];
        IEnumerable<double> pitches = content.Notes.Select(n => (double)n.Key);
        // The outermost percent of the trace may run off the picture: glides and slips would shrink the rest.
        if (heard.Length > 0) pitches = pitches.Append(heard[heard.Length / 100]).Append(heard[heard.Length * 99 / 100]);
        double low = pitches.DefaultIfEmpty(55).Min();
        double high = pitches.DefaultIfEmpty(65).Max();
        int lowest = (int)Math.Round(low) - 2;
        int highest = (int)Math.Round(high) + 2;
        int missing = Math.Max(0, FewestKeys - (highest - lowest + 1));
        lowest = Math.Clamp(lowest - missing / 2, 0, 127 - FewestKeys + 1);
        return (lowest, Math.Clamp(highest + missing - missing / 2, lowest + FewestKeys - 1, 127));
    }
}
