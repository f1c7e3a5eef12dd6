using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Html;

/// <summary>The mean latency in its parts: means add up, percentiles do not.</summary>
internal sealed class SplitChart(Measurement m) : IChart
{
    private readonly LatencyProfile _latency = m.Profile.Latency;

    /// <inheritdoc/>
    public string Title => "Where the time goes";

    /// <inheritdoc/>
    public string Caption => _latency.Latest == 0
        ? "No note was sung: there is nothing to draw."
        : $"The mean of the latest {Count(_latency.Latest, "note")}. Evidence is audio that the note needed; waiting is rings, "
            + "block and, in aligned timing, the note's place; computing is the worker.";

    /// <inheritdoc/>
    public string Description =>
        "Mean latency: " + string.Join(", ", Parts.Select(part => $"{part.Name} {Short(part.Mean)} ms")) + ".";

    /// <inheritdoc/>
    public IReadOnlyList<(string Style, string Name)> Legend =>
        [.. Parts.Select(part => (part.Style, $"{part.Name} {Short(part.Mean)} ms"))];

    private (string Style, string Name, double Mean)[] Parts =>
    [
        ("a", "evidence", _latency.AlgorithmMs.Mean),
        ("b", "waiting", _latency.WaitingMs.Mean),
        ("c", "computing", _latency.ComputeMs.Mean),
    ];

    /// <inheritdoc/>
    public Svg? Draw(double width)
    {
        double sum = Parts.Sum(part => Math.Max(0, part.Mean));
        if (_latency.Latest == 0 || sum <= 0) return null;
        var svg = new Svg(width, 64);
        var x = new Axis(0, sum * 1.02, 2, width - 2);
        double from = 0;
        foreach ((string style, string name, double mean) in Parts)
        {
            double part = Math.Max(0, mean);
            svg.Bar(x.At(from), 6, x.At(from + part) - x.At(from), 30, style, $"{name}: {Short(mean)} ms");
            from += part;
        }

        foreach (double tick in x.Ticks(Scales.Ticks(width)))
        {
            svg.Text(x.At(tick), 54, Markup.Number(tick), anchor: tick == 0 ? "start" : "middle");
        }

        svg.Line(x.From, 38, x.To, 38, "axis");
        return svg;
    }
}
