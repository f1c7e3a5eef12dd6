using System.Text.Json.Serialization;

namespace VocalMidi.Hosting.Profile;

/// <summary>The engine's half of a profile.</summary>
public sealed record EngineProfile
{
    /// <summary>The thread that computes.</summary>
    public WorkerProfile Worker { get; init => field = value ?? new(); } = new();

    /// <summary>Its work, stage by stage.</summary>
    public StageProfile Stages { get; init => field = value ?? new(); } = new();

    /// <summary>Collections of the process's .NET runtime.</summary>
    public CollectionProfile Collections { get; init => field = value ?? new(); } = new();

    /// <summary>What listens, in the plugin's words.</summary>
    public string Model { get; init => field = value ?? ""; } = "";

    /// <summary>It is not what was asked for; <see cref="Model"/> says why.</summary>
    public bool ModelIsProblem { get; init; }
}

/// <summary>The worker's thread since activation.</summary>
public sealed record WorkerProfile
{
    /// <summary>Time at work, by the clock, against the time that passed.</summary>
    public double Share { get; init; }

    /// <summary>The thread's processor time against the time that passed; null: the system does not tell.</summary>
    public double? CpuShare { get; init; }

    /// <summary>Time at work against the length of the audio that was heard.</summary>
    public double RealTimeFactor { get; init; }

    /// <summary>From the end of the callback that brought audio to the worker taking it up.</summary>
    public Distribution WakeUs { get; init => field = value ?? new(); } = new();

    /// <summary>Work for one hop.</summary>
    public Distribution HopUs { get; init => field = value ?? new(); } = new();

    /// <summary>Hops done later than two blocks and a hop after their last sample had come.</summary>
    public long DeadlineMisses { get; init; }

    /// <summary>The worst of them.</summary>
    public double DeadlineWorstUs { get; init; }

    /// <summary>Times the worker stood still for more than 1 ms while it had work.</summary>
    public long Starved { get; init; }

    /// <summary>All of them together.</summary>
    public double StarvedUs { get; init; }

    /// <summary>The same while a callback waited for it, offline.</summary>
    public long Inversions { get; init; }

    /// <summary>What scheduling the system gave it, and why not better, in words.</summary>
    public string Scheduling { get; init => field = value ?? ""; } = "";
}

/// <summary>Work for one hop, stage by stage, microseconds.</summary>
public sealed record StageProfile
{
    /// <summary>What the model and the tracker hear.</summary>
    public Distribution Features { get; init => field = value ?? new(); } = new();

    /// <summary>The model.</summary>
    public Distribution Model { get; init => field = value ?? new(); } = new();

    /// <summary>From what was heard to notes.</summary>
    public Distribution Tracker { get; init => field = value ?? new(); } = new();

    /// <summary>A call of all scripts.</summary>
    public Distribution Scripts { get; init => field = value ?? new(); } = new();
}

/// <summary>Collections of garbage since activation.</summary>
public sealed record CollectionProfile
{
    /// <summary>Of the youngest generation.</summary>
    public long Gen0 { get; init; }

    /// <summary>Of the middle generation.</summary>
    public long Gen1 { get; init; }

    /// <summary>Of everything.</summary>
    public long Gen2 { get; init; }

    /// <summary>Pauses, all together.</summary>
    public double PauseMs { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PluginProfile))]
internal sealed partial class ProfileJsonContext : JsonSerializerContext;
