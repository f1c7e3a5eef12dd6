using System.Text.Json;
using System.Text.Json.Serialization;

namespace VocalMidi.Hosting.Profile;

/// <summary>
/// Everything VocalMidi's plugin measured since it was activated, as its diagnostics extension gives it; docs/latency.md
/// has the meaning of every field. What an older plugin does not measure is 0, or null where it says so.
/// </summary>
public sealed record PluginProfile
{
    /// <summary>The host's rate, hertz.</summary>
    public double SampleRate { get; init; }

    /// <summary>Latency reported to the host, samples; 0 live.</summary>
    public long LatencySamples { get; init; }

    /// <summary><c>live</c> or <c>aligned</c>.</summary>
    public string Mode { get; init => field = value ?? "live"; } = "live";

    /// <summary>The host renders offline: the callback waits for the worker.</summary>
    public bool Offline { get; init; }

    /// <summary>Frames of the latest block.</summary>
    public long BlockFrames { get; init; }

    /// <summary>Input heard, samples.</summary>
    public long StreamSamples { get; init; }

    /// <summary>The way of the notes.</summary>
    public LatencyProfile Latency { get; init => field = value ?? new(); } = new();

    /// <summary>The host's audio callback.</summary>
    public CallbackProfile Callback { get; init => field = value ?? new(); } = new();

    /// <summary>What lies between callback and worker.</summary>
    public RingProfiles Rings { get; init => field = value ?? new(); } = new();

    /// <summary>Overloads: stretches of audio lost.</summary>
    public long Gaps { get; init; }

    /// <summary>The worker's half; null: the engine does not run.</summary>
    public EngineProfile? Engine { get; init; }

    /// <summary>Seconds of input heard.</summary>
    [JsonIgnore]
    public double StreamSeconds => SampleRate > 0 ? StreamSamples / SampleRate : 0;

    /// <summary>Length of a block, microseconds.</summary>
    [JsonIgnore]
    public double BlockMicroseconds => SampleRate > 0 ? BlockFrames * 1e6 / SampleRate : 0;

    /// <summary>The latency reported to the host, milliseconds.</summary>
    [JsonIgnore]
    public double ReportedMilliseconds => SampleRate > 0 ? LatencySamples * 1e3 / SampleRate : 0;

    /// <summary>Reads the plugin's text.</summary>
    /// <exception cref="HostException">It is no profile.</exception>
    public static PluginProfile Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ProfileJsonContext.Default.PluginProfile)
                ?? throw new HostException("the plugin's profile is empty: plugin and command must be of one version");
        }
        catch (JsonException e)
        {
            throw new HostException(
                $"the plugin's profile cannot be read: plugin and command must be of one version ({e.Message})", e);
        }
    }
}

/// <summary>The way of the notes since activation; the distributions are of the <see cref="Latest"/> ones.</summary>
public sealed record LatencyProfile
{
    /// <summary>What the user will have at most, milliseconds.</summary>
    public double TargetMs { get; init; }

    /// <summary>The 95th percentile is within the target, or there were no notes.</summary>
    public bool MeetsTarget { get; init; }

    /// <summary>Note-ons since activation.</summary>
    public long Notes { get; init; }

    /// <summary>Notes behind the distributions.</summary>
    public long Latest { get; init; }

    /// <summary>From the voice to the event's leaving.</summary>
    public Distribution TotalMs { get; init => field = value ?? new(); } = new();

    /// <summary>From the voice to the decision: the evidence the note needed.</summary>
    public Distribution AlgorithmMs { get; init => field = value ?? new(); } = new();

    /// <summary>From the decision to the leaving, less the computing: rings, block, and in aligned timing the place.</summary>
    public Distribution WaitingMs { get; init => field = value ?? new(); } = new();

    /// <summary>The worker's computing.</summary>
    public Distribution ComputeMs { get; init => field = value ?? new(); } = new();

    /// <summary>Aligned timing: events that left after their place.</summary>
    public long LateEvents { get; init; }
}

/// <summary>The host's audio callback since activation.</summary>
public sealed record CallbackProfile
{
    /// <summary>Calls.</summary>
    public long Count { get; init; }

    /// <summary>Time in the callback against the time that the blocks last.</summary>
    public double Share { get; init; }

    /// <summary>Length of a call.</summary>
    public Distribution DurationUs { get; init => field = value ?? new(); } = new();

    /// <summary>Calls that came more than half a block late: delayed by the system or the host.</summary>
    public long Late { get; init; }

    /// <summary>The worst of them.</summary>
    public double LateMaxUs { get; init; }

    /// <summary>Calls that took more than half of their block.</summary>
    public long Slow { get; init; }

    /// <summary>The worst of them.</summary>
    public double SlowMaxUs { get; init; }

    /// <summary>Calls that took more than twenty times the usual and 200 µs: preempted, a page fault, or a slow host.</summary>
    public long HeldUp { get; init; }

    /// <summary>The worst of them.</summary>
    public double HeldUpMaxUs { get; init; }

    /// <summary>Offline: waiting for the worker.</summary>
    public Distribution OfflineWaitUs { get; init => field = value ?? new(); } = new();
}

/// <summary>The three rings between callback and worker.</summary>
public sealed record RingProfiles
{
    /// <summary>Audio to the worker, frames.</summary>
    public RingProfile Audio { get; init => field = value ?? new(); } = new();

    /// <summary>Parameter changes and transport to the worker.</summary>
    public RingProfile Messages { get; init => field = value ?? new(); } = new();

    /// <summary>Events to the callback.</summary>
    public RingProfile Events { get; init => field = value ?? new(); } = new();
}

/// <summary>One ring, in its elements.</summary>
public sealed record RingProfile
{
    /// <summary>Elements it can hold.</summary>
    public long Capacity { get; init; }

    /// <summary>Most it held since activation.</summary>
    public long HighWater { get; init; }

    /// <summary>Elements that found it full.</summary>
    public long Refused { get; init; }

    /// <summary>What it holds now.</summary>
    public long Level { get; init; }
}
