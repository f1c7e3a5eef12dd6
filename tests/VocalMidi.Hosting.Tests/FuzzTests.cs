namespace VocalMidi.Hosting.Tests;

/// <summary>Random sequences of legal host calls, on the threads that may make them, in both formats.</summary>
public sealed class FuzzTests
{
    /// <summary>VOCALMIDI_FUZZ_STEPS asks for more: ./test.sh --long does.</summary>
    private static readonly int s_steps =
        int.TryParse(Environment.GetEnvironmentVariable("VOCALMIDI_FUZZ_STEPS"), out int steps) ? steps : 10_000;

    private const long MostAllocated = 1L << 20; // bytes: less than half of what one instance has
    private const long MostResident = 16L << 20; // bytes: the managed heap alone breathes by some megabytes

    [Theory]
    [InlineData("plugins/VocalMidi/VocalMidi.clap", 1)]
    [InlineData("plugins/VocalMidi/VocalMidi.clap", 2)]
    [InlineData("plugins/VocalMidi.vst3", 1)]
    [InlineData("plugins/VocalMidi.vst3", 2)]
    public void Legal_calls_in_any_order_leave_no_stuck_note_and_break_nothing(string plugin, uint seed)
    {
        HostReport report = HostSession.Run(new HostOptions
        {
            PluginPath = TestPlugins.Built(plugin),
            FuzzSteps = s_steps,
            Seed = seed,
            HangTimeout = TimeSpan.FromMinutes(2),
        });
        Assert.True(report.Outcome == HostOutcome.Completed, report.Error);
        Assert.True(report.Fuzz!.Steps >= s_steps);
        Assert.True(report.Fuzz.Notes > 0);
        Assert.InRange(report.Fuzz.AllocatedGrowthBytes, 0, MostAllocated);
        Assert.InRange(report.Fuzz.ResidentGrowthBytes, 0, MostResident);
        Assert.DoesNotContain(report.Warnings, w => w.StartsWith("breaks", StringComparison.Ordinal));
        TestContext.Current.SendDiagnosticMessage("{0} seed {1}: {2}", plugin, seed, report.Fuzz);
    }

    [Theory]
    [InlineData("stuck", "notes never ended (fuzzing with seed 1, at step")]
    [InlineData("rogue", "the output is not finite (fuzzing with seed 1, at step")]
    [InlineData("crasher", "crashed")]
    public void A_fault_is_found_and_reported_with_its_seed_and_step(string plugin, string words)
    {
        HostReport report = HostSession.Run(TestPlugins.Options(plugin) with { FuzzSteps = 2000, Seed = 1 });
        Assert.NotEqual(HostOutcome.Completed, report.Outcome);
        Assert.Contains(words, report.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_that_is_kept_for_each_block_is_seen_to_grow()
    {
        HostReport report = HostSession.Run(TestPlugins.Options("leaker") with { FuzzSteps = 10_000, Seed = 1 });
        Assert.True(report.Outcome == HostOutcome.Completed, report.Error);
        Assert.True(report.Fuzz!.AllocatedGrowthBytes > MostAllocated, $"{report.Fuzz}");
        Assert.True(report.Fuzz.ResidentGrowthBytes > MostResident, $"{report.Fuzz}");
    }
}
