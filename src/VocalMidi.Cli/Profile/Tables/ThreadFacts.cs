using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Tables;

/// <summary>The counts and shares of callback and worker, as rows of name and value.</summary>
internal static class ThreadFacts
{
    /// <summary>The rows.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(Measurement m) =>
        Callback(m.Profile).Concat(m.Profile.Engine is { } engine ? Engine(engine, m.Profile.Offline) : []);

    private static IEnumerable<IReadOnlyList<string>> Callback(PluginProfile profile)
    {
        CallbackProfile callback = profile.Callback;
        yield return ["callbacks", $"{callback.Count}, {Percent(callback.Share)} of the time"];
        if (!profile.Offline) yield return ["called late", Times(callback.Late, callback.LateMaxUs)];
        yield return ["slow", Times(callback.Slow, callback.SlowMaxUs)];
        yield return ["held up", Times(callback.HeldUp, callback.HeldUpMaxUs)];
        yield return ["audio lost", Count(profile.Gaps, "gap")];
    }

    private static IEnumerable<IReadOnlyList<string>> Engine(EngineProfile engine, bool offline)
    {
        WorkerProfile worker = engine.Worker;
        string processor = worker.CpuShare is { } share ? $", on the processor {Percent(share)}" : "";
        yield return ["worker at work", $"{Percent(worker.Share)} of the time{processor}"];
        yield return ["real-time factor", Short(worker.RealTimeFactor)];
        yield return ["deadlines missed", Times(worker.DeadlineMisses, worker.DeadlineWorstUs)];
        yield return ["starved", worker.Starved == 0 ? "0" : $"{worker.Starved}, {Short(worker.StarvedUs / 1000)} ms in all"];
        if (offline) yield return ["priority inversions", $"{worker.Inversions}"];
        if (worker.Scheduling.Length > 0) yield return ["scheduling", worker.Scheduling];
        CollectionProfile c = engine.Collections;
        yield return ["collections", $"{c.Gen0} + {c.Gen1} + {c.Gen2} (gen 0, 1, 2), pauses {Short(c.PauseMs)} ms"];
        if (engine.Model.Length > 0) yield return ["listens", engine.Model];
    }

    private static string Times(long count, double worstUs) => count == 0 ? "0" : $"{count}, the worst {Short(worstUs)} µs";
}
