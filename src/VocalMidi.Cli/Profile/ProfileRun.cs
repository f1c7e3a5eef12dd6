using VocalMidi.Cli.Commands;
using VocalMidi.Cli.Profile.Html;
using VocalMidi.Cli.Profile.Live;
using VocalMidi.Cli.Profile.Trace;
using VocalMidi.Hosting;

namespace VocalMidi.Cli.Profile;

/// <summary>Holds the session, shows what it gave and writes what was asked for.</summary>
/// <param name="options">The session.</param>
/// <param name="input">The recording's path.</param>
/// <param name="outputs">What is wanted.</param>
/// <param name="terminal">Where to speak.</param>
internal sealed class ProfileRun(HostOptions options, string input, ProfileOutputs outputs, Terminal terminal)
{
    /// <summary>Does it all; returns the exit status.</summary>
    /// <exception cref="HostException">Nothing could be hosted.</exception>
    public int Run()
    {
        HostReport report = outputs.Watch
            ? WatchedSession.Run(options, terminal)
            : Session();
        IReadOnlyList<string> problems = HostVerdict.Problems(report, offline: !options.RealTime);
        Measurement? measured = Measurement.Of(report, options, input);
        foreach (string warning in PluginLog.NotFoundOtherwise(report.Warnings, measured)) terminal.Say("warning: " + warning);
        if (measured is not null)
        {
            ProfileText.Print(measured, terminal);
            Write(measured);
        }

        foreach (string problem in problems) terminal.Complain(problem);
        int status = HostConclusion.Status(report, problems, options.RealTime, outputs.Strict, terminal);
        if (measured is not null || report.Outcome != HostOutcome.Completed) return status;
        terminal.Complain($"{report.Plugin?.Name ?? options.PluginPath} does not measure itself: give VocalMidi's plugin of "
            + "this version (vocalmidi host --realtime times the callback of any plugin)");
        return ExitStatus.Unreadable;
    }

    private HostReport Session()
    {
        HostReport? report = null;
        terminal.WithProgress("Profiling", 1, progress =>
            report = HostSession.Run(options, done => progress(0, Math.Clamp(done, 0, 1))));
        return report!;
    }

    private void Write(Measurement measured)
    {
        if (outputs.Html is { } html)
        {
            File.WriteAllText(html, HtmlReport.Page(measured));
            terminal.Say($"report: {html}");
        }

        if (outputs.Trace is { } trace)
        {
            File.WriteAllBytes(trace, TraceFile.Format(measured));
            terminal.Say($"trace: {trace} (open it at ui.perfetto.dev)");
        }

        if (outputs.Json == "-") terminal.WriteData(ProfileJson.Format(measured));
        else if (outputs.Json is { } json) File.WriteAllBytes(json, ProfileJson.Format(measured));
    }
}
