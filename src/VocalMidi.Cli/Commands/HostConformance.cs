using Spectre.Console;
using VocalMidi.Hosting.Conformance;

namespace VocalMidi.Cli.Commands;

/// <summary>`vocalmidi host PLUGIN --conformance`: every check, in a table for people.</summary>
internal static class HostConformance
{
    /// <summary>Runs them all; the exit status says whether one failed.</summary>
    /// <exception cref="Hosting.HostException">There is no such plugin file.</exception>
    public static int Run(string plugin, string? pluginId, Terminal terminal)
    {
        IReadOnlyList<ConformanceCheck> checks = ConformanceSuite.Checks();
        var results = new List<ConformanceResult>();
        terminal.WithProgress("Checking", checks.Count, progress =>
        {
            for (int i = 0; i < checks.Count; i++)
            {
                results.Add(ConformanceSuite.Run(plugin, checks[i], pluginId));
                progress(i, 1);
            }
        });
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.People) }).Write(Table(results));
        int failed = Count(results, ConformanceVerdict.Failed);
        terminal.Say($"{Count(results, ConformanceVerdict.Passed)} passed, {failed} failed, "
            + $"{Count(results, ConformanceVerdict.NotApplicable)} not applicable");
        return failed == 0 ? ExitStatus.Success : HostExitStatus.CheckFailed;
    }

    private static Table Table(IEnumerable<ConformanceResult> results)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("part").AddColumn("check").AddColumn("");
        string group = "";
        foreach (ConformanceResult result in results)
        {
            string shown = result.Check.Group == group ? "" : result.Check.Group;
            group = result.Check.Group;
            table.AddRow(Markup.Escape(shown), Markup.Escape(result.Check.Name), Markup.Escape(Words(result)));
        }

        return table;
    }

    private static string Words(ConformanceResult result)
    {
        string verdict = result.Verdict switch
        {
            ConformanceVerdict.Passed => "ok",
            ConformanceVerdict.Failed => "FAILED",
            _ => "not applicable",
        };
        return result.Reason.Length == 0 ? verdict : $"{verdict}: {result.Reason}";
    }

    private static int Count(IEnumerable<ConformanceResult> results, ConformanceVerdict verdict) =>
        results.Count(r => r.Verdict == verdict);
}
