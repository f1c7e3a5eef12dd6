using System.Buffers;
using System.Text.Json;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Profiling;

namespace VocalMidi.Native.Profiling;

/// <summary>
/// Writes the engine's half of the profile as JSON; docs/latency.md has its fields. Keeps its memory, so that writing it
/// again and again makes no garbage. One thread at a time.
/// </summary>
internal sealed class ProfileText : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly Utf8JsonWriter _json;

    public ProfileText() => _json = new Utf8JsonWriter(_bytes);

    /// <summary>Writes it, UTF-8; what is returned holds until the next call.</summary>
    /// <param name="profile">The worker's; null: none has run.</param>
    /// <param name="busyNs">Wall time the worker has worked.</param>
    /// <param name="streamNs">Length of what it has heard, nanoseconds.</param>
    /// <param name="collections">Garbage collections since activation.</param>
    /// <param name="listening">The model.</param>
    public ReadOnlySpan<byte> Write(
        WorkerProfile? profile, double busyNs, double streamNs, Collections collections, ModelChoice? listening)
    {
        _bytes.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        if (profile is not null)
        {
            Worker(profile, busyNs, streamNs);
            Stages(profile.Stages);
        }

        _json.WriteStartObject("collections");
        _json.WriteNumber("gen0", collections.Gen0);
        _json.WriteNumber("gen1", collections.Gen1);
        _json.WriteNumber("gen2", collections.Gen2);
        _json.WriteNumber("pause_ms", collections.PauseMs);
        _json.WriteEndObject();
        _json.WriteString("model", listening?.CurrentMessage ?? "");
        _json.WriteBoolean("model_is_problem", listening is { IsInTrouble: true });
        _json.WriteEndObject();
        _json.Flush();
        return _bytes.WrittenSpan;
    }

    /// <summary>Lets go of the memory.</summary>
    public void Dispose() => _json.Dispose();

    private void Worker(WorkerProfile profile, double busyNs, double streamNs)
    {
        double elapsedNs = profile.ElapsedNs;
        _json.WriteStartObject("worker");
        _json.WriteNumber("share", Part(busyNs, elapsedNs));
        if (profile.CpuNs >= 0 && elapsedNs > 0) _json.WriteNumber("cpu_share", Part(profile.CpuNs, elapsedNs));
        else _json.WriteNull("cpu_share");
        _json.WriteNumber("real_time_factor", Part(busyNs, streamNs));
        Times("wake_us", profile.Wakes);
        Times("hop_us", profile.Stages.Hops);
        _json.WriteNumber("deadline_misses", profile.DeadlineMisses);
        _json.WriteNumber("deadline_worst_us", profile.WorstMissNs / 1000);
        _json.WriteNumber("starved", profile.Starved);
        _json.WriteNumber("starved_us", profile.StarvedForNs / 1000);
        _json.WriteNumber("inversions", profile.Inversions);
        _json.WriteString("scheduling", profile.Scheduling);
        _json.WriteEndObject();
    }

    private static double Part(double some, double whole) => whole > 0 ? Math.Round(some / whole, 6) : 0;

    private void Stages(StageClock stages)
    {
        _json.WriteStartObject("stages");
        Times("features", stages[Stage.Features]);
        Times("model", stages[Stage.Model]);
        Times("tracker", stages[Stage.Tracker]);
        Times("scripts", stages[Stage.Scripts]);
        _json.WriteEndObject();
    }

    private void Times(string name, Distribution times)
    {
        DistributionSummary all = times.Summarise();
        _json.WriteStartObject(name);
        _json.WriteNumber("count", all.Count);
        Us("mean", all.Mean);
        Us("p50", all.P50);
        Us("p95", all.P95);
        Us("p99", all.P99);
        Us("max", all.Max);
        _json.WriteEndObject();
    }

    private void Us(string key, double nanoseconds) => _json.WriteNumber(key, Math.Round(nanoseconds / 1000, 1));
}
