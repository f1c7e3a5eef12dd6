using VocalMidi.Hosting.Events;

namespace VocalMidi.Hosting;

/// <summary>What is wrong with a plugin, drawn from its report.</summary>
public static class HostVerdict
{
    /// <summary>
    /// Checks that failed, for people: stuck notes, passes that differ, lost state, NaN in the output, failing
    /// process calls. Empty: none. Instances are compared with each other where the run was
    /// <paramref name="offline"/>; in real time their notes may leave a block apart.
    /// </summary>
    public static IReadOnlyList<string> Problems(HostReport report, bool offline)
    {
        ArgumentNullException.ThrowIfNull(report);
        var problems = new List<string>();
        var lists = report.Events.ToLookup(e => (e.Instance, e.Pass));
        foreach (IGrouping<(int Instance, int Pass), HostEvent> events in lists)
        {
            (int instance, int pass) = events.Key;
            IReadOnlyList<HostEvent> stuck = EventList.StuckNotes(events);
            if (stuck.Count > 0) problems.Add($"{stuck.Count} stuck notes{Where(instance, pass)}, first: {stuck[0]}");
        }

        if (offline && report.Outcome == HostOutcome.Completed) problems.AddRange(Differences(report, lists));
        if (report.State is { IsGood: false } state) problems.Add("state: " + StateProblem(state));
        if (report.Pace.BadSamples > 0) problems.Add($"{report.Pace.BadSamples} output samples are NaN or infinite");
        if (report.Pace.ProcessErrors > 0) problems.Add($"{report.Pace.ProcessErrors} process calls returned an error");
        if (report.LostEvents > 0) problems.Add($"{report.LostEvents} events more than the host could keep");
        return problems;
    }

    private static IEnumerable<string> Differences(
        HostReport report, ILookup<(int Instance, int Pass), HostEvent> lists)
    {
        for (int instance = 0; instance < report.Instances; instance++)
        {
            for (int pass = 0; pass < report.Passes; pass++)
            {
                if (EventList.FirstDifference(lists[(0, 0)], lists[(instance, pass)]) is { } difference)
                {
                    yield return $"the same audio gave other events{Where(instance, pass)}: {difference}";
                }
            }
        }
    }

    private static string StateProblem(StateFacts state) =>
        state.RoundTrip != "identical" ? $"saving, restoring and saving again: {state.RoundTrip}"
        : !state.EmptyRefused ? "an empty state was accepted"
        : !state.RandomRefused ? "random bytes were accepted as state"
        : "refusing bad state changed the state";

    private static string Where(int instance, int pass) => $" (instance {instance + 1}, pass {pass + 1})";
}
