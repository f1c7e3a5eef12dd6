namespace VocalMidi.Hosting.Tests;

public class FaultTests
{
    [Fact]
    public void A_crash_is_reported_with_its_signal_and_place()
    {
        HostReport report = HostSession.Run(TestPlugins.Options("crasher"));
        Assert.Equal(HostOutcome.Crashed, report.Outcome);
        Assert.Contains("SIGSEGV", report.Error, StringComparison.Ordinal);
        Assert.StartsWith("playing", report.FailedWhile, StringComparison.Ordinal);
    }

    [Fact]
    public void A_callback_that_never_returns_is_ended_and_reported()
    {
        HostReport report = HostSession.Run(TestPlugins.Options("hanger") with { HangTimeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(HostOutcome.Hung, report.Outcome);
        Assert.StartsWith("playing", report.FailedWhile, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overload_is_counted_block_by_block()
    {
        HostReport report = HostSession.Run(TestPlugins.Options("slow") with { RealTime = true, Block = 512, Seconds = 0.05 });
        Assert.Equal(HostOutcome.Completed, report.Outcome);
        Assert.Equal(report.Pace.Blocks, report.Pace.Overruns);
        Assert.True(report.IsOverloaded);
        Assert.True(report.Callback!.BlockPercent.P50 >= 200);
    }

    [Fact]
    public void Breaches_of_the_rules_are_named()
    {
        HostReport report = HostSession.Run(TestPlugins.Options("rogue") with { Passes = 2 });
        string warnings = string.Join('\n', report.Warnings);
        Assert.Contains("outside its block", warnings, StringComparison.Ordinal);
        Assert.Contains("not sorted", warnings, StringComparison.Ordinal);
        Assert.Contains("latency.changed called off the main thread", warnings, StringComparison.Ordinal);
        Assert.Contains(report.Log, line => line.Contains("plugins may print anything", StringComparison.Ordinal));
        IReadOnlyList<string> problems = HostVerdict.Problems(report, offline: true);
        Assert.Contains(problems, p => p.StartsWith("2 stuck notes (instance 1, pass 1)", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("the same audio gave other events", StringComparison.Ordinal));
        Assert.Contains("1 output samples are NaN or infinite", problems);
    }

    [Fact]
    public void A_file_that_is_no_plugin_is_refused_with_its_name()
    {
        string text = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".clap");
        File.WriteAllText(text, "not a plugin");
        try
        {
            HostReport report = HostSession.Run(new HostOptions { PluginPath = text });
            Assert.Equal(HostOutcome.Refused, report.Outcome);
            Assert.StartsWith("cannot load " + text, report.Error, StringComparison.Ordinal);
            Assert.Throws<HostException>(() => HostSession.Scan(text));
        }
        finally
        {
            File.Delete(text);
        }
    }

    [Fact]
    public void A_plugin_that_is_not_there_is_refused_with_its_name()
    {
        var missing = new HostOptions { PluginPath = "/nowhere/missing.clap" };
        HostException refusal = Assert.Throws<HostException>(() => HostSession.Run(missing));
        Assert.Equal("cannot load /nowhere/missing.clap: no such file", refusal.Message);
    }
}
