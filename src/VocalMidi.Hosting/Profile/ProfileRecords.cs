namespace VocalMidi.Hosting.Profile;

/// <summary>The way of one note-on. Samples count the stream's input since activation.</summary>
/// <param name="VoiceSample">Where the voice began, as the engine estimates it.</param>
/// <param name="DecisionSample">The last input sample that the note needed.</param>
/// <param name="LeaveSample">Where the event was given to the host.</param>
/// <param name="ComputeNs">What the worker took for it.</param>
/// <param name="Key">MIDI key.</param>
/// <param name="Pitch">Fractional MIDI pitch; 69 is A4.</param>
/// <param name="LatencySamples">Latency reported to the host then; 0 live.</param>
public sealed record NoteTime(
    long VoiceSample, long DecisionSample, long LeaveSample, long ComputeNs, int Key, double Pitch, long LatencySamples)
{
    /// <summary>From the voice to the leaving, milliseconds.</summary>
    public double TotalMs(double sampleRate) => (LeaveSample - VoiceSample) * 1e3 / sampleRate;

    /// <summary>From the voice to the decision, milliseconds.</summary>
    public double AlgorithmMs(double sampleRate) => (DecisionSample - VoiceSample) * 1e3 / sampleRate;

    /// <summary>The worker's computing, milliseconds.</summary>
    public double ComputeMs => ComputeNs * 1e-6;

    /// <summary>What is left of the way, milliseconds; never below 0.</summary>
    public double WaitingMs(double sampleRate) =>
        Math.Max(0, (LeaveSample - DecisionSample) * 1e3 / sampleRate - ComputeMs);
}

/// <summary>The profile at a moment of the playing.</summary>
/// <param name="Milliseconds">Since the playing began.</param>
/// <param name="Profile">The plugin's numbers then.</param>
public sealed record ProfileSample(double Milliseconds, PluginProfile Profile);

/// <summary>What the worker did.</summary>
public enum WorkerSpanKind
{
    /// <summary>Waiting for audio.</summary>
    Asleep = 0,

    /// <summary>Making what the model and the tracker hear.</summary>
    Features = 1,

    /// <summary>The model.</summary>
    Model = 2,

    /// <summary>From what was heard to notes.</summary>
    Tracker = 3,

    /// <summary>The user's scripts.</summary>
    Scripts = 4,
}

/// <summary>A stretch of the worker's time, on the system's monotonic clock.</summary>
/// <param name="StartNs">When it began.</param>
/// <param name="LengthNs">How long it took.</param>
/// <param name="Kind">What was done.</param>
public sealed record WorkerSpan(long StartNs, long LengthNs, WorkerSpanKind Kind);

/// <summary>One callback, on the clock of <see cref="WorkerSpan"/>.</summary>
/// <param name="StartNs">When the host called.</param>
/// <param name="LengthNs">How long it took.</param>
public sealed record CallbackSpan(long StartNs, long LengthNs);

/// <summary>All that one instance told of itself in the last pass, in order of time.</summary>
public sealed record InstanceProfile
{
    /// <summary>The numbers at the end; null: the pass did not come to its end, or the plugin measures nothing.</summary>
    public PluginProfile? Final { get; init; }

    /// <summary>The numbers while it played; empty unless asked for.</summary>
    public IReadOnlyList<ProfileSample> Samples { get; init; } = [];

    /// <summary>The ways of its notes; empty unless asked for.</summary>
    public IReadOnlyList<NoteTime> Notes { get; init; } = [];

    /// <summary>What its worker did; empty unless asked for.</summary>
    public IReadOnlyList<WorkerSpan> Spans { get; init; } = [];

    /// <summary>Its callbacks; empty unless asked for.</summary>
    public IReadOnlyList<CallbackSpan> Callbacks { get; init; } = [];

    /// <summary>The numbers at the end, or the latest there are.</summary>
    public PluginProfile? Latest => Final ?? (Samples.Count > 0 ? Samples[^1].Profile : null);
}

/// <summary>What a session is to ask of the plugin's profile beside the numbers at the end.</summary>
public sealed record ProfileRequest
{
    /// <summary>Time between samples; null: none.</summary>
    public TimeSpan? SampleInterval { get; init; }

    /// <summary>The way of every note.</summary>
    public bool NoteTimes { get; init; }

    /// <summary>Every callback.</summary>
    public bool Callbacks { get; init; }

    /// <summary>What the worker did, and every callback; the worker then records it, which costs it a little.</summary>
    public bool WorkerSpans { get; init; }
}
