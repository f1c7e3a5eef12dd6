using VocalMidi.Hosting;
using VocalMidi.Hosting.Events;
using VocalMidi.PluginLoad;

namespace VocalMidi.Benchmarks.Tests;

public sealed class DeadlinesTests
{
    private static readonly HostReport s_truth = Report(1, 100);

    [Fact]
    public void Instances_that_send_what_one_sends_offline_meet_their_deadlines()
    {
        Deadlines deadlines = Deadlines.Of(Report(2, 100), s_truth);
        Assert.True(deadlines.AreMet);
        Assert.Equal("none", deadlines.Words);
    }

    [Fact]
    public void An_event_at_another_sample_is_a_miss()
    {
        Deadlines deadlines = Deadlines.Of(Report(2, 164), s_truth);
        Assert.Equal(2, deadlines.Different);
        Assert.False(deadlines.AreMet);
    }

    [Fact]
    public void An_overrun_is_a_miss_although_all_events_came()
    {
        HostReport report = Report(2, 100) with { Pace = new PaceFacts { Overruns = 3 } };
        Assert.Equal("3 overruns", Deadlines.Of(report, s_truth).Words);
    }

    [Fact]
    public void Audio_that_was_dropped_is_a_miss()
    {
        HostReport report = Report(2, 100);
        report = report with { Diagnostics = [report.Diagnostics[0] with { Gaps = 1 }, report.Diagnostics[1]] };
        Assert.Equal("1 drops", Deadlines.Of(report, s_truth).Words);
    }

    [Fact]
    public void What_one_instance_alone_is_late_with_counts_for_none()
    {
        HostReport late = Report(2, 100);
        late = late with { Diagnostics = [.. late.Diagnostics.Select(d => d with { LateEvents = 2 })] };
        HostReport truth = s_truth with { Diagnostics = [s_truth.Diagnostics[0] with { LateEvents = 2 }] };
        Assert.True(Deadlines.Of(late, truth).AreMet);
        Assert.Equal(4, Deadlines.Of(late, s_truth).Late);
    }

    private static HostReport Report(int instances, long sample) => new()
    {
        Instances = instances,
        Events = [.. Enumerable.Range(0, instances).Select(i => Event(i, sample))],
        Diagnostics = [.. Enumerable.Repeat(new PluginDiagnostics(Ring, Ring, Ring, 0, 0, 0.01, ""), instances)],
    };

    private static HostEvent Event(int instance, long sample) =>
        new(instance, 0, sample, HostEventKind.NoteOn, 0, 0, 60, 1, 0, 0.5, ReadOnlyMemory<byte>.Empty);

    private static RingUse Ring => new(1024, 10, 0);
}
