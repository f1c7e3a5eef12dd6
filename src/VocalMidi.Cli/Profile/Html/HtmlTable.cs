using System.Text;
using VocalMidi.Cli.Profile.Tables;
using static VocalMidi.Cli.Profile.Html.Markup;

namespace VocalMidi.Cli.Profile.Html;

/// <summary>A table as the page shows it; wide ones scroll by themselves.</summary>
internal static class HtmlTable
{
    /// <summary>The element.</summary>
    public static string Of(ReportTable table)
    {
        bool numbers = table.Columns.Count > 2;
        var html = new StringBuilder($"<div class=\"scroll\" tabindex=\"0\"><table class=\"{(numbers ? "numbers" : "facts")}\">");
        html.Append($"<caption>{Escape(table.Title)}</caption>\n");
        if (numbers)
        {
            html.Append("<thead><tr>");
            foreach (string column in table.Columns)
            {
                html.Append(column.Length == 0 ? "<td></td>" : $"<th scope=\"col\">{Escape(column)}</th>");
            }

            html.Append("</tr></thead>\n");
        }

        html.Append("<tbody>\n");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            string part = row[0].StartsWith("  ", StringComparison.Ordinal) ? " class=\"part\"" : "";
            html.Append($"<tr><th scope=\"row\"{part}>{Escape(row[0].Trim())}</th>");
            foreach (string cell in row.Skip(1)) html.Append($"<td>{Escape(cell)}</td>");
            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>\n").ToString();
    }
}
