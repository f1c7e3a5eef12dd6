using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Findings;

/// <summary>What the worker's thread shows.</summary>
internal static class WorkerFindings
{
    private const double BusyFactor = 0.5;
    private const double LongPauseMs = 5;

    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Of(Measurement m) =>
        m.Profile.Engine is { } engine
            ? Load(engine).Concat(Scheduling(m, engine.Worker)).Concat(Surroundings(engine))
            : [];

    private static IEnumerable<Finding> Load(EngineProfile engine)
    {
        WorkerProfile worker = engine.Worker;
        if (worker.RealTimeFactor > BusyFactor)
        {
            yield return new Finding(
                "worker-busy", true, $"the worker works {Percent(worker.RealTimeFactor)} of the time that the audio lasts",
                "Little is left for the moments that need more; notes will be late, and then audio is lost.",
                "use a smaller model or fewer scripts, a lower sample rate, or fewer instances of the plugin.");
        }

        if (worker.DeadlineMisses > 0)
        {
            yield return new Finding(
                "worker-deadline", true,
                $"the worker missed {Count(worker.DeadlineMisses, "deadline")}, the worst by {Short(worker.DeadlineWorstUs)} µs",
                "A hop was done later than two blocks and a hop after its last sample had come: notes decided there left late.",
                "if the worker was also starved, others had its processor: see there; otherwise use a smaller model or fewer scripts.");
        }
    }

    private static IEnumerable<Finding> Scheduling(Measurement m, WorkerProfile worker)
    {
        if (worker.Starved > 0)
        {
            yield return new Finding(
                "worker-starved", true,
                $"the worker stood still {Count(worker.Starved, "time")} while it had work, {Short(worker.StarvedUs / 1000)} ms in all",
                "Others had its processor.",
                "close other programs, and see to the worker's scheduling (docs/latency.md).");
        }

        if (worker.Inversions > 0)
        {
            yield return new Finding(
                "worker-inversion", true,
                $"{Count(worker.Inversions, "time")} the callback waited for a worker that was not given a processor",
                "Offline the callback waits for the worker; a thread of middling priority kept the worker from running.",
                "the notes are right all the same, only the export is slower: close other programs or render with fewer threads.");
        }

        if (worker.Scheduling.Length > 0 && !IsRaised(worker.Scheduling))
        {
            yield return new Finding(
                "worker-scheduling", false, $"the worker's scheduling is {worker.Scheduling}",
                "Any busy program can take its processor for a while.",
                "do what the text says, then open the DAW again; docs/latency.md says more.");
        }

        if (m.RealTime && worker.WakeUs.P99 > m.BlockMicroseconds + 1000 && worker.WakeUs.Count > 0)
        {
            yield return new Finding(
                "worker-wake", false,
                $"the worker takes audio up late: {Short(worker.WakeUs.P99 / 1000)} ms at the 99th percentile",
                "It looks for audio by itself and is asleep in between; longer than a block and a millisecond is more than that.",
                "close other programs, see to the worker's scheduling (docs/latency.md), and switch off deep processor sleep.");
        }
    }

    private static IEnumerable<Finding> Surroundings(EngineProfile engine)
    {
        CollectionProfile c = engine.Collections;
        if (c.PauseMs > LongPauseMs)
        {
            yield return new Finding(
                "collections", false,
                $"{Count(c.Gen0 + c.Gen1 + c.Gen2, "collection")} of garbage paused the plugin's .NET threads {Short(c.PauseMs)} ms in all",
                "The engine makes no garbage while it listens; loading does, and another instance's loading too.",
                "nothing, if no deadline was missed; otherwise report it.");
        }
    }

    // The plugin names first what it got: "normal priority" with the reason, or something better.
    private static bool IsRaised(string scheduling) => !scheduling.StartsWith("normal", StringComparison.OrdinalIgnoreCase);
}
