using System.Globalization;
using System.Text;
using Spectre.Console;
using VocalMidi.Hosting;
using VocalMidi.Hosting.Events;

namespace VocalMidi.Cli.Commands;

/// <summary>A hosting report for people.</summary>
internal static class HostReportText
{
    /// <summary>Prints it on standard error.</summary>
    public static void Print(HostReport report, NoteLatency? latency, Terminal terminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.People) });
        if (report.Plugin is { } plugin)
        {
            terminal.Say($"{plugin.Name} {plugin.Version} ({plugin.Vendor}): {report.Ports}");
        }

        if (report.Callback is { } callback) console.Write(TimingTable(report));
        foreach (string line in Facts(report, latency)) terminal.Say(line);
    }

    /// <summary>Callback times and note-on latency as a text file.</summary>
    public static string Latency(HostReport report, NoteLatency? latency, HostOptions options)
    {
        var text = new StringBuilder();
        string block = options.Block is { } frames ? Invariant($"blocks of {frames}") : "random blocks";
        string mode = options.RealTime ? "in real time" : "offline, free running (the callback waits for the plugin's worker)";
        text.AppendLine(Invariant($"{report.Plugin?.Name} {report.Plugin?.Version}, {report.SampleRate} Hz, {block}, {mode}"));
        text.AppendLine();
        if (report.Callback is { } callback)
        {
            text.AppendLine("callback            p50      p99    p99.9      max");
            foreach ((string name, Percentiles p, string unit) in Rows(report))
            {
                text.AppendLine(Invariant($"{name,-15}{p.P50,8:F2} {p.P99,8:F2} {p.P999,8:F2} {p.Max,8:F2} {unit}"));
            }

            text.AppendLine();
        }

        foreach (string line in Facts(report, latency)) text.AppendLine(line);
        return text.ToString();
    }

    private static Table TimingTable(HostReport report)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (string column in new[] { "p50", "p99", "p99.9", "max" }) table.AddColumn(new TableColumn(column).RightAligned());
        foreach ((string name, Percentiles p, string unit) in Rows(report))
        {
            string[] figures = [.. new[] { p.P50, p.P99, p.P999, p.Max }.Select(v => Invariant($"{v:F2} {unit}"))];
            table.AddRow([name, .. figures]);
        }

        return table;
    }

    private static IEnumerable<(string Name, Percentiles Values, string Unit)> Rows(HostReport report)
    {
        (string, TimingFacts?)[] all =
            [("callback", report.Callback), ("empty callback", report.Baseline), ("busy wait", report.BusyWait)];
        foreach ((string name, TimingFacts? times) in all)
        {
            if (times is null) continue;
            yield return (name, times.Microseconds, "µs");
            yield return ("of the block", times.BlockPercent, "%");
        }
    }

    private static IEnumerable<string> Facts(HostReport report, NoteLatency? latency)
    {
        int notes = report.EventsOf(0).Count(e => e.StartedNote is not null);
        double latencyMs = 1000.0 * report.LatencySamples / report.SampleRate;
        string hash = EventList.Hash(report.EventsOf(0));
        yield return Invariant($"reported latency {report.LatencySamples} samples ({latencyMs:F1} ms)");
        yield return Invariant($"events: {report.EventsOf(0).Count} with {notes} notes, hash {hash}");
        if (latency is not null) yield return Words(latency);
        yield return Words(report.Pace);
        if (report.State is { } state) yield return $"state: {state.RoundTrip}, {state.Bytes} bytes";
        if (report.Trap is { Violations: 0 }) yield return "trap: no allocation, lock or system call but a wake in the callback";
        foreach (ProcessFacts p in report.Process)
        {
            yield return Invariant($"process, {p.Moment}: {p.Threads} threads, {p.ResidentBytes / 1048576.0:F1} MB");
        }

        foreach (PluginDiagnostics d in report.Diagnostics)
        {
            yield return Words(d);
            if (d.Status.Length > 0) yield return "plugin: " + d.Status;
        }
    }

    private static string Words(PaceFacts pace) =>
        Invariant($"blocks: {pace.Blocks}, overruns {pace.Overruns}, late starts {pace.LateStarts}, ")
        + Invariant($"page faults {pace.MinorFaults} + {pace.MajorFaults}, restarts {pace.Restarts}");

    private static string Words(PluginDiagnostics d) =>
        Invariant($"audio ring: {d.AudioRing.HighWater} of {d.AudioRing.Capacity} frames at most, ")
        + Invariant($"{d.AudioRing.Refused} dropped in {d.Gaps} gaps; ")
        + Invariant($"event ring: {d.EventRing.HighWater} of {d.EventRing.Capacity}, {d.EventRing.Refused} refused; ")
        + Invariant($"late events {d.LateEvents}; worker real-time factor {d.WorkerRealTimeFactor:F4}");

    private static string Words(NoteLatency l) =>
        Invariant($"note-on after the true onset, reported latency taken off: p50 {l.P50:F1} ms, p75 {l.P75:F1} ms, ")
        + Invariant($"p95 {l.P95:F1} ms, max {l.Max:F1} ms; {l.Missed} of {l.Onsets} without one, {l.Extra} extra");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
