using System.Text;
using VocalMidi.Cli.Profile.Findings;
using VocalMidi.Cli.Profile.Tables;
using static VocalMidi.Cli.Profile.Html.Markup;

namespace VocalMidi.Cli.Profile.Html;

/// <summary>A measurement as one page that needs nothing else: no network, no script.</summary>
internal static class HtmlReport
{
    // The page shows one of two drawings: text in a drawing that is shrunk to a telephone's width could not be read.
    private const double Wide = 760, Narrow = 336;

    /// <summary>The page.</summary>
    public static string Page(Measurement m)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        page.Append("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
        page.Append($"<title>Latency of {Escape(m.Plugin)}</title>\n<style>\n{HtmlStyle.Text}</style>\n</head>\n<body>\n<main>\n");
        page.Append($"<h1>How late is it?</h1>\n<p class=\"lead\">{Escape(m.Plugin)}, {Escape(m.Input)}, ");
        page.Append($"{Figures.Short(m.Profile.StreamSeconds)} s. {Escape(m.Conditions)}.</p>\n");
        page.Append(HtmlSummary.Tiles(m));
        page.Append(HtmlSummary.Findings(AllFindings.Of(m)));
        page.Append(Section(new LatencyHistogram(m), ReportTables.Latency(m)));
        page.Append(Section(new SplitChart(m), null));
        page.Append(Section(new PitchChart(m), ReportTables.Regions(m)));
        page.Append(Section(new StageChart(m), ReportTables.Times(m)));
        page.Append(Section(new CallbackChart(m), ReportTables.Threads(m)));
        page.Append(Section(new RingChart(m), ReportTables.Rings(m)));
        page.Append(HtmlSummary.Conditions(m));
        page.Append("<footer>docs/latency.md says what every number means.</footer>\n</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static string Section(IChart chart, ReportTable? table)
    {
        var html = new StringBuilder($"<section>\n<h2>{Escape(chart.Title)}</h2>\n<p>{Escape(chart.Caption)}</p>\n");
        html.Append($"<div class=\"{(table is null ? "alone" : "beside")}\">\n");
        if (chart.Draw(Wide) is { } wide)
        {
            html.Append($"<figure>{wide.ToElement(chart.Description, "wide")}");
            html.Append(chart.Draw(Narrow)!.ToElement(chart.Description, "narrow"));
            html.Append(Legend(chart)).Append("</figure>\n");
        }

        if (table is { Rows.Count: > 0 }) html.Append(HtmlTable.Of(table));
        return html.Append("</div>\n</section>\n").ToString();
    }

    private static string Legend(IChart chart) => chart.Legend.Count == 0 ? "" :
        "<ul class=\"legend\">" + string.Concat(chart.Legend.Select(entry =>
            $"<li><svg class=\"key\" viewBox=\"0 0 18 12\" aria-hidden=\"true\">{Key(entry.Style)}</svg>"
            + $"{Escape(entry.Name)}</li>")) + "</ul>";

    private static string Key(string style) => style is "strongline" or "dashed" or "limit" or "aline" or "target"
        ? $"<line x1=\"0\" y1=\"6\" x2=\"18\" y2=\"6\" class=\"{style}\"/>"
        : $"<rect x=\"3\" y=\"0\" width=\"12\" height=\"12\" rx=\"2\" class=\"{style}\"/>";
}
