using VocalMidi.AudioFiles;
using VocalMidi.Hosting.Events;

namespace VocalMidi.Hosting.Tests;

/// <summary>The built VocalMidi.clap.</summary>
public sealed class VocalMidiClapTests() : VocalMidiPluginTests("plugins/VocalMidi/VocalMidi.clap");

/// <summary>The built VocalMidi.vst3.</summary>
public sealed class VocalMidiVst3Tests() : VocalMidiPluginTests("plugins/VocalMidi.vst3");

/// <summary>A built plugin, whatever its format, end to end, on the voice that ships.</summary>
public abstract class VocalMidiPluginTests(string plugin)
{
    private static readonly AudioClip s_voice = AudioFile.Read(Path.Combine(TestPlugins.Root, "samples", "voice.wav"));

    private HostOptions Options(string timing) => new()
    {
        PluginPath = TestPlugins.Built(plugin),
        Input = s_voice,
        Settings = [new ParameterSetting("Timing", timing)],
    };

    [Theory]
    [InlineData("Live", 44100)]
    [InlineData("Live", 48000)]
    [InlineData("Aligned", 44100)]
    [InlineData("Aligned", 48000)]
    public void The_same_voice_gives_the_same_events_at_any_block_size(string timing, int rate)
    {
        HostOptions options = Options(timing) with { SampleRate = rate, Block = 64 };
        HostReport reference = HostSession.Run(options);
        Assert.Equal(HostOutcome.Completed, reference.Outcome);
        Assert.NotEmpty(reference.Events);
        Assert.Empty(HostVerdict.Problems(reference, offline: true));
        foreach (int? block in new int?[] { 1, 7, 511, 4096, null })
        {
            HostReport other = HostSession.Run(options with { Block = block });
            Assert.Null(EventList.FirstDifference(reference.Events, other.Events));
        }
    }

    [Fact]
    public void What_is_sung_later_changes_no_live_event_before()
    {
        const int changed = 5 * 44100;
        float[] altered = [.. s_voice.Interleaved];
        for (int i = changed; i < altered.Length; i++) altered[i] = 0.4f * MathF.Sin(i * 0.05f);
        HostOptions options = Options("Live") with { SampleRate = 44100 };
        HostReport original = HostSession.Run(options);
        HostReport other = HostSession.Run(options with { Input = s_voice with { Interleaved = altered } });
        HostEvent[] before = [.. original.Events.Where(e => e.Sample < changed)];
        Assert.NotEmpty(before);
        Assert.Null(EventList.FirstDifference(before, other.Events.Where(e => e.Sample < changed)));
        Assert.NotNull(EventList.FirstDifference(original.Events, other.Events));
    }

    [Theory]
    [InlineData("Live", "Transpose=12")]
    [InlineData("Aligned", "Sensitivity=80")]
    [InlineData("Live", "Timing=Aligned")]
    [InlineData("Live", "Script=octave")]
    public void The_callback_neither_allocates_nor_locks_nor_calls_the_system(string timing, string change)
    {
        string[] words = change.Split('=');
        HostReport report = HostSession.Run(Options(timing) with
        {
            Trap = true,
            RealTime = true,
            Seconds = 3,
            Automation = [new ParameterSetting(words[0], words[1], 1.5), new ParameterSetting("Panic", "On", 2.2)],
        });
        Assert.Equal(HostOutcome.Completed, report.Outcome);
        Assert.NotEmpty(report.Events);
        Assert.Equal(new TrapFacts(0, null, []).First, report.Trap!.First);
        Assert.Empty(HostVerdict.Problems(report, offline: false));
    }

    [Fact]
    public void A_callback_that_outruns_its_engine_never_waits_and_counts_what_it_drops()
    {
        // Free running outside offline rendering: audio comes many times faster than any worker can hear it, as if
        // the worker stood still. The trap catches a callback that waits for it.
        HostReport report = HostSession.Run(Options("Live") with { Trap = true, Seconds = 120 });
        Assert.Equal(HostOutcome.Completed, report.Outcome);
        Assert.Null(report.Trap!.First);
        PluginDiagnostics diagnostics = Assert.Single(report.Diagnostics);
        Assert.True(diagnostics.Gaps > 0);
        Assert.True(diagnostics.AudioRing.Refused > 0);
        Assert.Empty(HostVerdict.Problems(report, offline: false));
    }

    [Fact]
    public void State_comes_back_byte_for_byte_and_garbage_is_refused()
    {
        HostReport report = HostSession.Run(Options("Aligned") with { StateCheck = true, Seconds = 0.1 });
        Assert.True(report.State is { IsGood: true, RoundTrip: "identical" }, report.State?.ToString());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)]
    [InlineData(1e-42f)]
    public void Samples_that_are_no_sound_are_survived(float sample)
    {
        float[] hostile = [.. s_voice.Interleaved];
        for (int i = 44100; i < hostile.Length; i += 997) hostile[i] = sample;
        HostOptions options = Options("Live") with { SampleRate = 44100, Input = s_voice with { Interleaved = hostile } };
        HostReport report = HostSession.Run(options);
        Assert.Equal(HostOutcome.Completed, report.Outcome);
        Assert.Empty(report.Events.GroupBy(e => e.Instance).SelectMany(EventList.StuckNotes));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Zero_length_blocks_and_absent_buses_are_survived(bool zero, bool absent)
    {
        HostReport report = HostSession.Run(Options("Live") with { ZeroLengthBlocks = zero, NoBuses = absent });
        Assert.Equal(HostOutcome.Completed, report.Outcome);
        Assert.Equal(!absent, report.Events.Any(e => e.StartedNote is not null));
        Assert.Empty(EventList.StuckNotes(report.Events));
    }

    [Fact]
    public void Sixteen_instances_hear_the_same_and_each_says_so()
    {
        HostReport report = HostSession.Run(Options("Aligned") with { Instances = 16, Seconds = 6 });
        Assert.Equal(HostOutcome.Completed, report.Outcome);
        Assert.Equal(16, report.Events.Select(e => e.Instance).Distinct().Count());
        Assert.Empty(HostVerdict.Problems(report, offline: true));
    }

    [Fact]
    public void Two_hundred_instances_come_and_go_while_sixteen_play_and_nothing_grows()
    {
        HostReport report = HostSession.Run(Options("Live") with { RealTime = true, Instances = 16, Churn = 200, Block = 256 });
        Assert.Equal(HostOutcome.Completed, report.Outcome);
        ProcessFacts settled = report.Process.Single(p => p.Moment == "churn settled");
        ProcessFacts done = report.Process.Single(p => p.Moment == "churn done");
        Assert.InRange(done.Threads, 1, settled.Threads);
        Assert.InRange(done.ResidentBytes, 1, settled.ResidentBytes + (8L << 20));
        Assert.Empty(HostVerdict.Problems(report, offline: false));
    }
}
