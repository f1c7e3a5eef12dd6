using static System.FormattableString;

namespace VocalMidi.Score;

/// <summary>Scores in words: F-measures in percent, times in milliseconds.</summary>
internal static class ScoreText
{
    private static readonly int[] s_percentiles = [5, 25, 50, 75, 90];

    /// <summary>Heads of the columns of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["files", "COn", "COnP", "COnPOff", "bias ms", "est/ref", "legato"];

    /// <summary>Heads of the columns of <see cref="LiveCells"/>.</summary>
    public static IReadOnlyList<string> LiveColumns { get; } =
        ["COnP at note-on", "lead ms", .. s_percentiles.Select(p => $"p{p} ms"), "none %"];

    /// <summary>Everything on one line.</summary>
    public static string Line(SetScore score) =>
        Pairs(Columns, Cells(score)) + (score.Live is { } live
            ? "  " + Pairs(LiveColumns, LiveCells(score, live))
            : Invariant($"  COnP at note-on {100 * score.COnPAtNoteOn:F1}"));

    /// <summary>A line of F-measures, one of legato and, live, one of delays.</summary>
    public static IEnumerable<string> Lines(SetScore score)
    {
        yield return Invariant($"files {score.Files}  missing {score.Missing}  COn {100 * score.COn:F1}")
            + Invariant($"  COnP {100 * score.COnP:F1}  COnPOff {100 * score.COnPOff:F1}")
            + Invariant($"  bias_ms {Milliseconds(score.OnsetBias, 1)}  est/ref {score.EstimatedPerReference:F2}");
        yield return $"legato steps found {score.LegatoFound} of {score.LegatoSteps}";
        if (score.Live is not { } live) yield break;
        string delays = string.Join(" ", s_percentiles.Select(p => $"p{p} {Milliseconds(live.Delay(p / 100.0), 0)}"));
        yield return Invariant($"lead_ms {1000 * live.LeadSeconds:F0}  COnP at note-on {100 * score.COnPAtNoteOn:F1}")
            + Invariant($"  note-on after onset, ms: {delays}  none {100 * live.Missed:F1} %");
    }

    /// <summary>What is scored of any transcription.</summary>
    public static IReadOnlyList<string> Cells(SetScore score) =>
    [
        score.Missing == 0 ? $"{score.Files}" : $"{score.Files} ({score.Missing} missing)",
        Invariant($"{100 * score.COn:F1}"),
        Invariant($"{100 * score.COnP:F1}"),
        Invariant($"{100 * score.COnPOff:F1}"),
        Milliseconds(score.OnsetBias, 1),
        Invariant($"{score.EstimatedPerReference:F2}"),
        $"{score.LegatoFound}/{score.LegatoSteps}",
    ];

    /// <summary>What is scored of note-ons as they left.</summary>
    public static IReadOnlyList<string> LiveCells(SetScore score, LiveScore live) =>
    [
        Invariant($"{100 * score.COnPAtNoteOn:F1}"),
        Milliseconds(live.LeadSeconds, 0),
        .. s_percentiles.Select(p => Milliseconds(live.Delay(p / 100.0), 0)),
        Invariant($"{100 * live.Missed:F1}"),
    ];

    /// <summary>Milliseconds with so many decimals; "inf" for what never came.</summary>
    public static string Milliseconds(double seconds, int decimals) => seconds switch
    {
        double.NaN => "nan",
        double.PositiveInfinity => "inf",
        _ => (1000 * seconds).ToString($"F{decimals}", System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string Pairs(IReadOnlyList<string> names, IReadOnlyList<string> values) =>
        string.Join("  ", names.Zip(values, (name, value) => $"{name} {value}"));
}
