using VocalMidi.Cli.Profile.Tables;
using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Html;

/// <summary>The worker's work for one hop, stage by stage.</summary>
internal sealed class StageChart(Measurement m) : IChart
{
    private const double RowHeight = 44;

    /// <inheritdoc/>
    public string Title => "Work for one hop";

    /// <inheritdoc/>
    public string Caption => Rows.Length == 0
        ? "The engine told nothing of its stages: there is nothing to draw."
        : "Microseconds a stage: the full bar is the median, the pale one the 95th percentile. The largest values are in the "
            + "table: one can come from anything else that ran then.";

    /// <inheritdoc/>
    public string Description => "Bars: " + string.Join(", ", Rows.Select(row =>
        $"{row.Name} p50 {Short(row.Times.P50)} µs, p95 {Short(row.Times.P95)} µs")) + ".";

    /// <inheritdoc/>
    public IReadOnlyList<(string Style, string Name)> Legend => [("c", "p50"), ("c pale", "p95")];

    private (string Name, Distribution Times)[] Rows => m.Profile.Engine is not { } engine
        ? []
        : [.. ReportTables.Stages(engine.Stages).Append(("all of a hop", engine.Worker.HopUs)).Where(row => row.Item2.Count > 0)];

    /// <inheritdoc/>
    public Svg? Draw(double width)
    {
        (string Name, Distribution Times)[] rows = Rows;
        if (rows.Length == 0) return null;
        var svg = new Svg(width, rows.Length * RowHeight + 24);
        var x = new Axis(0, Math.Max(1, rows.Max(row => row.Times.P95)) * 1.04, 2, width - 16);
        foreach (double tick in x.Ticks(width < 500 ? 4 : 8))
        {
            svg.Line(x.At(tick), 0, x.At(tick), svg.Height - 22, "grid");
            svg.Text(x.At(tick), svg.Height - 6, Markup.Number(tick), anchor: tick == 0 ? "start" : "middle");
        }

        for (int i = 0; i < rows.Length; i++)
        {
            (string name, Distribution times) = rows[i];
            double top = i * RowHeight;
            string words = $"{name}: p50 {Short(times.P50)}, p95 {Short(times.P95)}, max {Short(times.Max)} µs";
            svg.Text(x.From, top + 14, words);
            svg.Bar(x.From, top + 20, x.At(times.P95) - x.From, 14, "c pale", words);
            svg.Bar(x.From, top + 20, x.At(times.P50) - x.From, 14, "c", words);
        }

        return svg;
    }
}
