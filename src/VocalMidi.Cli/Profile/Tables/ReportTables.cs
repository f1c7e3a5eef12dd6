using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Tables;

/// <summary>A measurement as tables.</summary>
internal static class ReportTables
{
    private static readonly string[] s_distribution = ["", "mean", "p50", "p95", "p99", "max"];

    /// <summary>All of them, in the order of the report; those without content are left out.</summary>
    public static IReadOnlyList<ReportTable> All(Measurement m) =>
        [.. new[] { Latency(m), Regions(m), Times(m), Threads(m), Rings(m) }.Where(table => table.Rows.Count > 0)];

    /// <summary>The split of the notes' latency.</summary>
    public static ReportTable Latency(Measurement m)
    {
        LatencyProfile latency = m.Profile.Latency;
        string which = latency.Latest < latency.Notes ? $"the latest {latency.Latest} of {latency.Notes}" : $"{latency.Notes}";
        return new ReportTable(
            $"Latency of notes, ms ({which})",
            s_distribution,
            latency.Latest == 0 ? [] :
            [
                Row("voice to note-on", latency.TotalMs),
                Row("  evidence needed", latency.AlgorithmMs),
                Row("  waiting", latency.WaitingMs),
                Row("  computing", latency.ComputeMs),
            ]);
    }

    /// <summary>The latency by pitch.</summary>
    public static ReportTable Regions(Measurement m) => new(
        "Latency by pitch, ms",
        ["", "notes", "two periods", "p50", "p95", "max"],
        [
            .. PitchRegion.Of(m.Told.Notes, m.SampleRate).Select(region => (string[])
            [
                region.Name, $"{region.TotalMs.Count}", Short(region.LimitMs),
                Short(region.TotalMs.P50), Short(region.TotalMs.P95), Short(region.TotalMs.Max),
            ]),
        ]);

    /// <summary>Where time goes on both threads.</summary>
    public static ReportTable Times(Measurement m)
    {
        List<IReadOnlyList<string>> rows = [Row("callback", m.Profile.Callback.DurationUs)];
        if (m.Profile.Callback.OfflineWaitUs.Count > 0) rows.Add(Row("  waits offline", m.Profile.Callback.OfflineWaitUs));
        if (m.Profile.Engine is { } engine)
        {
            rows.Add(Row("worker wakes after", engine.Worker.WakeUs));
            rows.Add(Row("work for one hop", engine.Worker.HopUs));
            rows.AddRange(Stages(engine.Stages).Where(s => s.Times.Count > 0).Select(s => Row("  " + s.Name, s.Times)));
        }

        return new ReportTable("Time on the threads, µs", s_distribution, rows);
    }

    /// <summary>The worker's stages, in the order of the pipeline.</summary>
    public static IEnumerable<(string Name, Distribution Times)> Stages(StageProfile stages) =>
    [
        ("features", stages.Features), ("model", stages.Model), ("tracker", stages.Tracker), ("scripts", stages.Scripts),
    ];

    /// <summary>What the threads did besides.</summary>
    public static ReportTable Threads(Measurement m) => new("Threads", ["", ""], [.. ThreadFacts.Of(m)]);

    /// <summary>The rings between the threads.</summary>
    public static ReportTable Rings(Measurement m) => new(
        "Rings between the threads",
        ["", "holds", "most held", "of it", "found full"],
        [
            Ring("audio (frames)", m.Profile.Rings.Audio),
            Ring("messages", m.Profile.Rings.Messages),
            Ring("events", m.Profile.Rings.Events),
        ]);

    private static string[] Ring(string name, RingProfile ring) =>
    [
        name, $"{ring.Capacity}", $"{ring.HighWater}",
        Percent(ring.Capacity > 0 ? (double)ring.HighWater / ring.Capacity : 0), $"{ring.Refused}",
    ];

    private static string[] Row(string name, Distribution d) =>
        d.Count == 0
            ? [name, "-", "-", "-", "-", "-"]
            : [name, Short(d.Mean), Short(d.P50), Short(d.P95), Short(d.P99), Short(d.Max)];
}
