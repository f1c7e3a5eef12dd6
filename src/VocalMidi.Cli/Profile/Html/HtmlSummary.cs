using System.Globalization;
using System.Text;
using VocalMidi.Cli.Profile.Findings;
using VocalMidi.Cli.Profile.Tables;
using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;
using static VocalMidi.Cli.Profile.Html.Markup;

namespace VocalMidi.Cli.Profile.Html;

/// <summary>What the page says in words: the main figures, the findings, the conditions.</summary>
internal static class HtmlSummary
{
    /// <summary>The main figures.</summary>
    public static string Tiles(Measurement m)
    {
        LatencyProfile latency = m.Profile.Latency;
        bool sung = latency.Latest > 0;
        var html = new StringBuilder("<dl class=\"tiles\">\n");
        html.Append(Tile("p50", sung ? Short(latency.TotalMs.P50) : "-", "ms", "half of the notes are this fast"));
        html.Append(Tile("p95", sung ? Short(latency.TotalMs.P95) : "-", "ms",
            sung ? TargetWords.Short(m.Profile) : "no note was sung",
            sung && !latency.MeetsTarget ? "bad" : ""));
        html.Append(Tile("Notes", $"{latency.Notes}", "", $"{Count(m.Profile.Gaps, "gap")} in the audio", m.Profile.Gaps > 0 ? "bad" : ""));
        html.Append(Tile("Callback", Short(100 * m.Profile.Callback.Share), "%", "of the audio thread's time"));
        if (m.Profile.Engine is { } engine) html.Append(Tile("Worker", Short(100 * engine.Worker.Share), "%", "of one processor's time"));
        return html.Append("</dl>\n").ToString();
    }

    /// <summary>The findings, each with what it means and what to do.</summary>
    public static string Findings(IReadOnlyList<Finding> findings)
    {
        var html = new StringBuilder("<section class=\"findings\">\n<h2>What it shows</h2>\n");
        if (findings.Count == 0) return html.Append("<p>Callback, worker and rings: nothing to complain of.</p>\n</section>\n").ToString();
        html.Append("<div class=\"list\">\n");
        foreach (Finding f in findings)
        {
            string title = char.ToUpper(f.Title[0], CultureInfo.InvariantCulture) + f.Title[1..];
            html.Append($"<article class=\"{(f.IsWarning ? "warning" : "note")}\">\n");
            html.Append($"<h3><span class=\"badge\">{(f.IsWarning ? "Warning" : "Note")}</span> {Escape(title)}</h3>\n");
            html.Append($"<p>{Escape(f.Meaning)}</p>\n<p><strong>What to do:</strong> {Escape(f.Remedy)}</p>\n</article>\n");
        }

        return html.Append("</div>\n</section>\n").ToString();
    }

    /// <summary>What was measured on what.</summary>
    public static string Conditions(Measurement m)
    {
        List<IReadOnlyList<string>> rows =
        [
            ["plugin", $"{m.Plugin} ({m.PluginFile})"],
            ["recording", m.Input],
            ["playing", m.Conditions],
            ["settings", m.Settings.Count == 0 ? "as the plugin begins" : Settings(m)],
            ["scripts", m.Scripts.Count == 0 ? "none" : string.Join(", ", m.Scripts)],
            ["reported latency", $"{m.Profile.LatencySamples} samples ({Short(m.Profile.ReportedMilliseconds)} ms)"],
            ["machine", m.Machine.ToString()],
            ["time", m.Time.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)],
        ];
        return "<section>\n<h2>What was measured</h2>\n" + HtmlTable.Of(new ReportTable("Conditions", ["", ""], rows)) + "</section>\n";
    }

    private static string Settings(Measurement m) => string.Join(", ", m.Settings.Select(s => $"{s.Name}={s.Value}"));

    private static string Tile(string name, string value, string unit, string words, string style = "") =>
        $"<div class=\"tile {style}\"><dt>{name}</dt><dd class=\"value\">{value}<span class=\"unit\"> {unit}</span></dd>"
        + $"<dd class=\"words\">{Escape(words)}</dd></div>\n";
}
