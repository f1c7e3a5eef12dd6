namespace VocalMidi.Cli.Pictures;

/// <summary>
/// Where things lie on a piano roll, pixels: x to the right, y down. A long recording is broken into systems,
/// one below the other, as a score is.
/// </summary>
internal sealed class PianoRollLayout
{
    public const float Left = 92;
    public const float Top = 58;
    public const float Right = 24;
    private const float Bottom = 24;
    private const float TimeAxisHeight = 34;
    private const float PixelsPerSecond = 150;
    private const float NarrowestRoll = 900;
    private const float WidestRoll = 1560;
    private const int MostSystems = 9;
    private const int FewestKeys = 14;

    private static readonly double[] s_systemSeconds = [10, 15, 20, 30, 60, 120, 300, 600, 1200, 3600];

    /// <summary>Lays out the content: the keys sung with a margin, all of the time.</summary>
    public PianoRollLayout(PianoRollContent content)
    {
        double end = Math.Max(content.DurationSeconds, (content.PitchTrace.Length - 1) * content.HopSeconds);
        end = Math.Max(end, content.Notes.Select(n => n.OffsetSeconds).DefaultIfEmpty().Max());
        Seconds = Math.Max(end, 0.1);
        SystemSeconds = Seconds <= WidestRoll / PixelsPerSecond * 1.2
            ? Seconds
            : s_systemSeconds.FirstOrDefault(s => s * MostSystems >= Seconds, Seconds / MostSystems);
        RollWidth = Math.Clamp((float)SystemSeconds * PixelsPerSecond, NarrowestRoll, WidestRoll);
        (LowestKey, HighestKey) = KeyRange(content);
        RowHeight = KeyCount * SystemCount > 100 ? 13 : KeyCount * SystemCount > 40 ? 17 : 22;
        Systems = [.. Enumerable.Range(0, SystemCount).Select(i => new PianoRollSystem(this, i))];
    }

    /// <summary>Length of the time axis, seconds.</summary>
    public double Seconds { get; }

    /// <summary>Time from one edge of a full system to the other, seconds.</summary>
    public double SystemSeconds { get; }

    public IReadOnlyList<PianoRollSystem> Systems { get; }

    public int LowestKey { get; }

    public int HighestKey { get; }

    public float RowHeight { get; }

    public float RollWidth { get; }

    public float RollHeight => KeyCount * RowHeight;

    /// <summary>From the top of one system to the top of the next.</summary>
    public float SystemPitch => RollHeight + TimeAxisHeight;

    public int Width => (int)(Left + RollWidth + Right);

    public int Height => (int)(Top + SystemCount * SystemPitch + Bottom);

    private int KeyCount => HighestKey - LowestKey + 1;

    private int SystemCount => Math.Max(1, (int)Math.Ceiling(Seconds / SystemSeconds - 1e-3));

    /// <summary>Spacing of the labelled time lines: the smallest round one at least 70 pixels wide.</summary>
    public double SecondsPerLabel()
    {
        double[] steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
        return steps.FirstOrDefault(step => step / SystemSeconds * RollWidth >= 70, steps[^1]);
    }

    private static (int Lowest, int Highest) KeyRange(PianoRollContent content)
    {
        float[] heard = [.. content.PitchTrace.Where(float.IsFinite).Order()];
        IEnumerable<double> pitches = content.Notes.Select(n => (double)n.Key);
        // The outermost percent of the trace may run off the picture: slips would shrink the rest.
        if (heard.Length > 0) pitches = [.. pitches, heard[heard.Length / 100], heard[heard.Length * 99 / 100]];
        double low = pitches.DefaultIfEmpty(55).Min();
        double high = pitches.DefaultIfEmpty(65).Max();
        int lowest = (int)Math.Round(low) - 2;
        int highest = (int)Math.Round(high) + 2;
        int missing = Math.Max(0, FewestKeys - (highest - lowest + 1));
        lowest = Math.Clamp(lowest - missing / 2, 0, 127 - FewestKeys + 1);
        return (lowest, Math.Clamp(highest + missing - missing / 2, lowest + FewestKeys - 1, 127));
    }
}
