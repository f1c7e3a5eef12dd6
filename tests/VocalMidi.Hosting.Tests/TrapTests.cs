namespace VocalMidi.Hosting.Tests;

public class TrapTests
{
    [Theory]
    [InlineData("mallocer", "malloc")]
    [InlineData("locker", "pthread_mutex_lock")]
    [InlineData("sleeper", "nanosleep")]
    [InlineData("writer", "system call 1")]
    public void A_callback_that_may_not_be_real_time_is_caught_in_the_act(string plugin, string act)
    {
        HostReport report = HostSession.Run(TestPlugins.Options(plugin) with { Trap = true });
        Assert.NotNull(report.Trap);
        Assert.Equal(act, report.Trap.First);
        Assert.True(report.Trap.Violations > 0);
        Assert.Contains(report.Trap.Trace, frame => frame.StartsWith(plugin + ".clap", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_callback_that_only_computes_and_wakes_passes(bool realTime)
    {
        HostReport report = HostSession.Run(TestPlugins.Options("clean") with { Trap = true, RealTime = realTime });
        Assert.Equal(HostOutcome.Completed, report.Outcome);
        Assert.Equal(0, report.Trap!.Violations);
        Assert.Null(report.Trap.First);
        Assert.Equal(2, report.Events.Count);
    }
}
