using Spectre.Console;
using VocalMidi.Cli.Profile.Findings;
using VocalMidi.Cli.Profile.Tables;

namespace VocalMidi.Cli.Profile;

/// <summary>A measurement for people at a terminal.</summary>
internal static class ProfileText
{
    /// <summary>Prints it on standard error: tables, then what they show in sentences.</summary>
    public static void Print(Measurement m, Terminal terminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.People) });
        terminal.Say($"{m.Plugin}: {m.Input}, {Figures.Short(m.Profile.StreamSeconds)} s, {m.Conditions}");
        foreach (ReportTable table in ReportTables.All(m))
        {
            terminal.Say("");
            terminal.Say(table.Title);
            console.Write(Rendered(table));
        }

        terminal.Say("");
        terminal.Say(TargetWords.Sentence(m.Profile));
        IReadOnlyList<Finding> findings = AllFindings.Of(m);
        foreach (Finding finding in findings)
        {
            // A terminal breaks lines inside words; a file is better left alone.
            if (terminal.IsInteractive) console.Write(Wrapped(finding));
            else terminal.Say(finding.ToString());
        }

        if (findings.Count == 0) terminal.Say("Callback, worker and rings: nothing to complain of.");
    }

    /// <summary>A table as the terminal shows it.</summary>
    public static Table Rendered(ReportTable content)
    {
        Table table = new Table().Border(TableBorder.Simple);
        bool numbers = content.Columns.Count > 2;
        for (int i = 0; i < content.Columns.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(content.Columns[i]));
            table.AddColumn(numbers && i > 0 ? column.RightAligned() : column);
        }

        if (!numbers) table.HideHeaders();
        foreach (IReadOnlyList<string> row in content.Rows) table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }

    private static Rows Wrapped(Finding finding)
    {
        string[] lines = finding.ToString().Split('\n', StringSplitOptions.TrimEntries);
        return new Rows([new Text(lines[0]), .. lines.Skip(1).Select(line => new Padder(new Text(line), new Padding(4, 0, 0, 0)))]);
    }
}
