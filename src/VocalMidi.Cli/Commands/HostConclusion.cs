using VocalMidi.Hosting;

namespace VocalMidi.Cli.Commands;

/// <summary>What a session comes to: complaints and an exit status.</summary>
internal static class HostConclusion
{
    /// <summary>Says what went wrong; gives the exit status.</summary>
    /// <param name="report">The session.</param>
    /// <param name="problems">Checks that failed, already said.</param>
    /// <param name="realTime">Blocks were paced by the clock: an overload counts.</param>
    /// <param name="strict">An overload is an error.</param>
    /// <param name="terminal">Where to say it.</param>
    public static int Status(
        HostReport report, IReadOnlyList<string> problems, bool realTime, bool strict, Terminal terminal)
    {
        if (report.Trap is { Violations: > 0 } trap)
        {
            terminal.Complain($"the callback is not real-time safe: {trap.First}, {trap.Violations} violations; first from");
            foreach (string frame in trap.Trace) terminal.Say("    " + frame);
            return HostExitStatus.Trapped;
        }

        if (report.Outcome != HostOutcome.Completed) terminal.Complain(report.Error!);
        if (report.Outcome == HostOutcome.Crashed) return HostExitStatus.Crashed;
        if (report.Outcome == HostOutcome.Hung) return HostExitStatus.Hung;
        if (report.Outcome == HostOutcome.Refused) return ExitStatus.Unreadable;
        if (problems.Count > 0) return HostExitStatus.CheckFailed;
        if (!realTime || !report.IsOverloaded) return ExitStatus.Success;
        terminal.Complain($"overload: {report.Pace.Overruns} of {report.Pace.Blocks} blocks took longer than they last"
            + (report.Diagnostics.Any(d => d.Gaps > 0) ? ", and the plugin dropped audio" : ""));
        return strict ? HostExitStatus.Overloaded : ExitStatus.Success;
    }
}
