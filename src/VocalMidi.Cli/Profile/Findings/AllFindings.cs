namespace VocalMidi.Cli.Profile.Findings;

/// <summary>Everything that a measurement shows, the worst first.</summary>
internal static class AllFindings
{
    /// <summary>Every id there is, in the order of docs/latency.md.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        "audio-lost", "target-missed", "late-events", "no-notes",
        "callback-late", "callback-slow", "callback-held-up",
        "worker-busy", "worker-deadline", "worker-starved", "worker-inversion", "worker-scheduling", "worker-wake",
        "collections", "model-slow", "model", "ring-events", "ring-messages", "ring-audio-high",
    ];

    /// <summary>The findings, warnings before notes, in the order of <see cref="Ids"/>.</summary>
    public static IReadOnlyList<Finding> Of(Measurement m)
    {
        List<string> order = [.. Ids];
        return
        [
            .. NoteFindings.Of(m).Concat(CallbackFindings.Of(m)).Concat(WorkerFindings.Of(m))
                .Concat(ModelFindings.Of(m)).Concat(RingFindings.Of(m))
                .OrderBy(finding => finding.IsWarning ? 0 : 1)
                .ThenBy(finding => order.IndexOf(finding.Id)),
        ];
    }
}
