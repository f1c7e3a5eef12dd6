using System.Text;
using System.Text.Json;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Profiling;

namespace VocalMidi.Native.Profiling;

/// <summary>The engine's half of the profile as JSON; docs/latency.md has its fields.</summary>
internal static class ProfileText
{
    /// <summary>Writes it.</summary>
    /// <param name="profile">The worker's; null: none has run.</param>
    /// <param name="busyNs">Wall time the worker has worked.</param>
    /// <param name="streamNs">Length of what it has heard, nanoseconds.</param>
    /// <param name="collections">Garbage collections since activation.</param>
    /// <param name="listening">The model.</param>
    public static string Write(
        WorkerProfile? profile, double busyNs, double streamNs, Collections collections, ModelChoice? listening)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (profile is not null)
            {
                Worker(json, profile, busyNs, streamNs);
                Stages(json, profile.Stages);
            }

            json.WriteStartObject("collections");
            json.WriteNumber("gen0", collections.Gen0);
            json.WriteNumber("gen1", collections.Gen1);
            json.WriteNumber("gen2", collections.Gen2);
            json.WriteNumber("pause_ms", collections.PauseMs);
            json.WriteEndObject();
            json.WriteString("model", listening?.CurrentMessage ?? "");
            json.WriteBoolean("model_is_problem", listening is { IsInTrouble: true });
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Worker(Utf8JsonWriter json, WorkerProfile profile, double busyNs, double streamNs)
    {
        double elapsedNs = profile.ElapsedNs;
        json.WriteStartObject("worker");
        json.WriteNumber("share", Part(busyNs, elapsedNs));
        if (profile.CpuNs >= 0 && elapsedNs > 0) json.WriteNumber("cpu_share", Part(profile.CpuNs, elapsedNs));
        else json.WriteNull("cpu_share");
        json.WriteNumber("real_time_factor", Part(busyNs, streamNs));
        Times(json, "wake_us", profile.Wakes);
        Times(json, "hop_us", profile.Stages.Hops);
        json.WriteNumber("deadline_misses", profile.DeadlineMisses);
        json.WriteNumber("deadline_worst_us", profile.WorstMissNs / 1000);
        json.WriteNumber("starved", profile.Starved);
        json.WriteNumber("starved_us", profile.StarvedForNs / 1000);
        json.WriteNumber("inversions", profile.Inversions);
        json.WriteString("scheduling", profile.Scheduling);
        json.WriteEndObject();
    }

    private static double Part(double some, double whole) => whole > 0 ? Math.Round(some / whole, 6) : 0;

    private static void Stages(Utf8JsonWriter json, StageClock stages)
    {
        json.WriteStartObject("stages");
        Times(json, "features", stages[Stage.Features]);
        Times(json, "model", stages[Stage.Model]);
        Times(json, "tracker", stages[Stage.Tracker]);
        Times(json, "scripts", stages[Stage.Scripts]);
        json.WriteEndObject();
    }

    private static void Times(Utf8JsonWriter json, string name, Distribution times)
    {
        DistributionSummary all = times.Summarise();
        json.WriteStartObject(name);
        json.WriteNumber("count", all.Count);
        Us("mean", all.Mean);
        Us("p50", all.P50);
        Us("p95", all.P95);
        Us("p99", all.P99);
        Us("max", all.Max);
        json.WriteEndObject();

        void Us(string key, double nanoseconds) => json.WriteNumber(key, Math.Round(nanoseconds / 1000, 1));
    }
}
