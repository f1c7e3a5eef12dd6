using VocalMidi.Hosting;
using VocalMidi.Hosting.Events;

namespace VocalMidi.PluginLoad;

/// <summary>What was missed while instances played in real time, in aligned timing: a promise of each note's place.</summary>
/// <param name="Overruns">Blocks for which the callbacks together took longer than the block lasts.</param>
/// <param name="Dropped">Stretches of audio that found a ring full, and events that did.</param>
/// <param name="Late">Events that left after the place they were promised, beyond those of a single instance.</param>
/// <param name="Different">Instances whose events were not those that a single instance sends offline.</param>
/// <param name="Worker">Largest share of a core that a worker took: its time / the audio's.</param>
internal sealed record Deadlines(long Overruns, long Dropped, long Late, int Different, double Worker)
{
    /// <summary>Everything came when it should.</summary>
    public bool AreMet => Overruns == 0 && Dropped == 0 && Late == 0 && Different == 0;

    /// <summary>For people: what was missed first of all.</summary>
    public string Words => AreMet
        ? "none"
        : string.Join(", ", new[]
        {
            (Overruns, "overruns"), (Dropped, "drops"), (Late, "late events"), (Different, "instances with other events"),
        }.Where(miss => miss.Item1 > 0).Select(miss => $"{miss.Item1} {miss.Item2}"));

    /// <summary>Of a session; <paramref name="truth"/> is what one instance sends offline, late as it may be.</summary>
    public static Deadlines Of(HostReport report, HostReport truth)
    {
        string expected = EventList.Hash(truth.EventsOf(0));
        ILookup<int, HostEvent> events = report.Events.Where(e => e.Pass == 0).ToLookup(e => e.Instance);
        long lateAlone = truth.Diagnostics.Sum(d => d.LateEvents);
        return new Deadlines(
            report.Pace.Overruns,
            report.Diagnostics.Sum(d => d.Gaps + d.EventRing.Refused + d.MessageRing.Refused),
            report.Diagnostics.Sum(d => Math.Max(0, d.LateEvents - lateAlone)),
            Enumerable.Range(0, report.Instances).Count(i => EventList.Hash(events[i]) != expected),
            report.Diagnostics.Max(d => d.WorkerRealTimeFactor ?? 0));
    }
}
