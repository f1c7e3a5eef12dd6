using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Html;

/// <summary>How many notes took how long, with p50, p95 and the target.</summary>
internal sealed class LatencyHistogram(Measurement m) : IChart
{
    private const double Top = 52, Bottom = 34, Left = 34, Right = 12, LetterWidth = 9;
    private readonly double[] _totals = [.. m.TotalsMs];

    /// <inheritdoc/>
    public string Title => "Latency of the notes";

    /// <inheritdoc/>
    public string Caption => _totals.Length == 0
        ? "No note was sung: there is nothing to draw."
        : $"From where the voice began to where the note-on left, {Count(_totals.Length, "note")}. Where the voice began is "
            + "the engine's estimate; where the note-on left is exact.";

    /// <inheritdoc/>
    public string Description
    {
        get
        {
            Distribution d = Distribution.Of(_totals);
            return $"Histogram of {Count(_totals.Length, "note")}: from {Short(_totals.DefaultIfEmpty().Min())} to {Short(d.Max)} ms, "
                + $"p50 {Short(d.P50)} ms, p95 {Short(d.P95)} ms, {Target.Name} {Short(Target.Milliseconds)} ms.";
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Style, string Name)> Legend => [];

    private (string Name, double Milliseconds) Target => TargetWords.Mark(m.Profile);

    /// <inheritdoc/>
    public Svg? Draw(double width)
    {
        if (_totals.Length == 0) return null;
        var svg = new Svg(width, 240);
        double end = Math.Max(Target.Milliseconds, _totals.Max()) * 1.08;
        double step = Axis.RoundStep(end / (width < 500 ? 20 : 32));
        double least = Math.Min(0, Math.Floor(_totals.Min() / step) * step);
        var x = new Axis(least, Math.Ceiling(end / step) * step, Left, width - Right);
        ILookup<double, double> bins = _totals.ToLookup(total => Math.Floor(total / step) * step);
        int most = bins.Max(bin => bin.Count());
        var y = new Axis(0, most, svg.Height - Bottom, Top);
        Frame(svg, x, y);
        foreach (IGrouping<double, double> bin in bins)
        {
            double from = x.At(bin.Key), to = x.At(bin.Key + step), top = y.At(bin.Count());
            svg.Bar(from + 0.5, top, to - from - 1, y.From - top, "a",
                $"{Short(bin.Key)} to {Short(bin.Key + step)} ms: {Count(bin.Count(), "note")}");
        }

        Distribution d = Distribution.Of(_totals);
        Mark(svg, x, 0, d.P50, "p50", "mark");
        Mark(svg, x, 1, d.P95, "p95", "mark");
        if (Target.Milliseconds > 0) Mark(svg, x, 2, Target.Milliseconds, Target.Name, "target");
        return svg;
    }

    private static void Frame(Svg svg, Axis x, Axis y)
    {
        Scales.Lines(svg, x, y, 4, whole: true);
        foreach (double tick in x.Ticks(Scales.Ticks(svg.Width)))
        {
            svg.Text(x.At(tick), svg.Height - Bottom + 16, Markup.Number(tick), anchor: "middle");
        }

        svg.Line(x.From, y.From, x.To, y.From, "axis");
        svg.Text(x.To, svg.Height - 4, "ms", anchor: "end");
        svg.Text(0, Top - 8, "notes");
    }

    // Each on a row of its own above the bars, so that no two words meet.
    private static void Mark(Svg svg, Axis x, int row, double value, string name, string style)
    {
        double at = x.At(value), top = 12 + 15 * row;
        string words = $"{name} {Short(value)} ms";
        bool leftOf = at + 5 + words.Length * LetterWidth > svg.Width;
        svg.Line(at, top - 8, at, svg.Height - Bottom, style);
        svg.Text(at + (leftOf ? -5 : 5), top, words, "strong", leftOf ? "end" : "start");
    }
}
