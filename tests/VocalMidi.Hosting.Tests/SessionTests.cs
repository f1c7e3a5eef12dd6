using VocalMidi.AudioFiles;
using VocalMidi.Hosting.Events;

namespace VocalMidi.Hosting.Tests;

public class SessionTests
{
    [Fact]
    public void A_plugin_file_tells_what_it_holds()
    {
        PluginFacts plugin = Assert.Single(HostSession.Scan(TestPlugins.Path("notes")));
        Assert.Equal("test.plugin", plugin.Id);
        Assert.Equal("Test Plugin", plugin.Name);
        Assert.Equal(["audio-effect"], plugin.Features);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(511)]
    [InlineData(4096)]
    [InlineData(null)]
    public void Events_are_stamped_with_their_sample_at_any_block_size(int? block)
    {
        HostOptions options = TestPlugins.Options("notes", TestPlugins.Loud(9600, (1000, 2000), (8000, 9600)));
        HostReport report = HostSession.Run(options with { Block = block });
        Assert.Equal(HostOutcome.Completed, report.Outcome);
        Assert.Equal(
            [
                "1000 note-on port 0 channel 0 key 60 id 1 velocity 0.75",
                "2000 note-off port 0 channel 0 key 60 id 1 velocity 0",
                "8000 note-on port 0 channel 0 key 60 id 2 velocity 0.75",
                "9600 note-off port 0 channel 0 key 60 id 2 velocity 0",
            ],
            EventList.Lines(report.Events));
    }

    [Fact]
    public void A_second_pass_and_further_instances_give_the_same_events()
    {
        HostReport report = HostSession.Run(TestPlugins.Options("notes") with { Passes = 2, Instances = 3 });
        Assert.Equal(2 * 3 * 2, report.Events.Count);
        Assert.Empty(HostVerdict.Problems(report, offline: true));
    }

    [Fact]
    public void A_recording_shorter_than_the_playing_is_repeated()
    {
        HostOptions options = TestPlugins.Options("notes", TestPlugins.Loud(4800, (1000, 2000)));
        HostReport report = HostSession.Run(options with { Seconds = 0.25, Block = 512 });
        long[] noteOns = [.. report.Events.Where(e => e.Kind == HostEventKind.NoteOn).Select(e => e.Sample)];
        Assert.Equal([1000, 5800, 10600], noteOns);
    }

    [Fact]
    public void Settings_hold_from_the_start_and_automation_arrives_at_its_sample()
    {
        HostOptions options = TestPlugins.Options("notes", TestPlugins.Loud(9600, (0, 9600)));
        HostReport report = HostSession.Run(options with
        {
            Settings = [new ParameterSetting("gate-gain", "0.5")],
            Automation = [new ParameterSetting("Gate Gain", "double", 0.1)],
            Block = 100,
        });
        Assert.Equal([4800], report.Events.Where(e => e.Kind == HostEventKind.NoteOn).Select(e => e.Sample));
    }

    [Fact]
    public void An_unknown_parameter_is_refused_with_the_names_there_are()
    {
        HostOptions options = TestPlugins.Options("notes") with { Settings = [new ParameterSetting("Cutoff", "1")] };
        HostReport report = HostSession.Run(options);
        Assert.Equal(HostOutcome.Refused, report.Outcome);
        Assert.Equal("the plugin has no parameter Cutoff; it has: Gate Gain", report.Error);
    }

    [Fact]
    public void Saved_state_comes_back_and_bad_state_is_seen_to_be_refused()
    {
        HostOptions options = TestPlugins.Options("notes") with
        {
            Settings = [new ParameterSetting("Gate Gain", "1.25")],
            StateCheck = true,
        };
        Assert.Equal(new StateFacts("identical", 16, true, true, true), HostSession.Run(options).State);
    }

    [Fact]
    public void The_output_is_what_the_plugin_passed_through()
    {
        AudioClip input = TestPlugins.Loud(4800, (1000, 2000));
        AudioClip? output = HostSession.Run(TestPlugins.Options("notes", input) with { KeepOutput = true }).Output;
        Assert.NotNull(output);
        Assert.Equal(2, output.Channels);
        Assert.Equal(input.Interleaved, output.Interleaved[..input.Interleaved.Length]);
        Assert.All(output.Interleaved[input.Interleaved.Length..], sample => Assert.Equal(0f, sample));
    }

    [Fact]
    public void A_restart_the_plugin_asks_for_is_given_and_its_new_latency_seen()
    {
        HostReport report = HostSession.Run(TestPlugins.Options("restless"));
        Assert.Equal(HostOutcome.Completed, report.Outcome);
        Assert.Equal(1, report.Pace.Restarts);
        Assert.Equal(100, report.LatencySamples);
    }

    [Fact]
    public void In_real_time_blocks_keep_to_the_clock_and_the_baseline_is_timed_beside()
    {
        HostReport report = HostSession.Run(TestPlugins.Options("notes") with { RealTime = true, Baseline = true });
        Assert.Equal(2, report.Events.Count);
        Assert.Equal(report.Pace.Blocks, report.Callback!.Count);
        Assert.Equal(report.Pace.Blocks, report.Baseline!.Count);
        Assert.Equal(report.Pace.Blocks, report.BusyWait!.Count);
        Assert.True(report.Callback.Microseconds.P50 <= report.Callback.Microseconds.Max);
    }

    [Fact]
    public void The_song_stands_still_once_the_transport_has_stopped()
    {
        HostReport report = HostSession.Run(TestPlugins.Options("songwatch") with { Block = 64 });
        Assert.Single(report.Events);
        Assert.Equal(0, report.Pace.ProcessErrors);
    }

    [Fact]
    public void Zero_length_blocks_and_absent_buses_go_through()
    {
        HostOptions options = TestPlugins.Options("notes");
        HostReport zero = HostSession.Run(options with { ZeroLengthBlocks = true });
        Assert.Equal(2, zero.Events.Count);
        HostReport absent = HostSession.Run(options with { NoBuses = true });
        Assert.Equal(HostOutcome.Completed, absent.Outcome);
        Assert.Empty(absent.Events);
    }

    [Fact]
    public void Instances_that_come_and_go_leave_no_thread_and_no_memory_behind()
    {
        HostReport report = HostSession.Run(TestPlugins.Options("notes") with { Churn = 50, Instances = 4 });
        ProcessFacts settled = report.Process.Single(p => p.Moment == "churn settled");
        ProcessFacts done = report.Process.Single(p => p.Moment == "churn done");
        Assert.InRange(done.Threads, 1, settled.Threads);
        Assert.InRange(done.ResidentBytes, 1, settled.ResidentBytes + (1 << 20));
    }
}
