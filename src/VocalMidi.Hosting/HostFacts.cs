namespace VocalMidi.Hosting;

/// <summary>One plugin of a plugin file.</summary>
/// <param name="Id">Identifier, unique among plugins.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Vendor">Who makes it.</param>
/// <param name="Version">Its version.</param>
/// <param name="Features">What it is: <c>note-detector</c>, <c>audio-effect</c> ...</param>
public sealed record PluginFacts(string Id, string Name, string Vendor, string Version, IReadOnlyList<string> Features);

/// <summary>Percentiles of a measurement (nearest rank).</summary>
/// <param name="P50">Median.</param>
/// <param name="P99">99th percentile.</param>
/// <param name="P999">99.9th percentile.</param>
/// <param name="Max">Largest.</param>
public sealed record Percentiles(double P50, double P99, double P999, double Max);

/// <summary>Times of one callback.</summary>
/// <param name="Count">Callbacks timed.</param>
/// <param name="Untimed">Callbacks beyond what the host's memory held.</param>
/// <param name="Microseconds">Time of a callback.</param>
/// <param name="BlockPercent">That time against the length of the block it handled, percent.</param>
public sealed record TimingFacts(long Count, long Untimed, Percentiles Microseconds, Percentiles BlockPercent);

/// <summary>How the audio thread kept pace.</summary>
public sealed record PaceFacts
{
    /// <summary>Blocks handed over.</summary>
    public long Blocks { get; init; }

    /// <summary>Blocks for which all instances together took longer than the block lasts.</summary>
    public long Overruns { get; init; }

    /// <summary>Blocks that started more than a block late although the callbacks were in time: the machine's doing.</summary>
    public long LateStarts { get; init; }

    /// <summary>Page faults on the audio thread that needed no disk.</summary>
    public long MinorFaults { get; init; }

    /// <summary>Page faults on the audio thread that needed the disk.</summary>
    public long MajorFaults { get; init; }

    /// <summary>Process calls that returned an error.</summary>
    public long ProcessErrors { get; init; }

    /// <summary>Output samples of the first instance that were NaN or infinite.</summary>
    public long BadSamples { get; init; }

    /// <summary>Restarts the plugin asked for.</summary>
    public long Restarts { get; init; }

    /// <summary>Samples played in a pass, silence behind the input included.</summary>
    public long Samples { get; init; }
}

/// <summary>What the real-time trap found inside callbacks.</summary>
/// <param name="Violations">How often a callback did what it must not.</param>
/// <param name="First">The first of them: a function's name or a system call's number; null: none.</param>
/// <param name="Trace">Where it came from, innermost first.</param>
public sealed record TrapFacts(long Violations, string? First, IReadOnlyList<string> Trace);

/// <summary>The check of saved state.</summary>
/// <param name="RoundTrip"><c>identical</c>, or what went wrong; <c>none</c>: the plugin keeps no state.</param>
/// <param name="Bytes">Size of the state.</param>
/// <param name="EmptyRefused">An empty stream was refused.</param>
/// <param name="RandomRefused">Random bytes were refused.</param>
/// <param name="KeptAfterRefusal">The state was unchanged after both.</param>
public sealed record StateFacts(
    string RoundTrip, int Bytes, bool EmptyRefused, bool RandomRefused, bool KeptAfterRefusal)
{
    /// <summary>Nothing went wrong.</summary>
    public bool IsGood => RoundTrip == "none"
        || (RoundTrip == "identical" && EmptyRefused && RandomRefused && KeptAfterRefusal);
}

/// <summary>The plugin's process at a moment.</summary>
/// <param name="Moment">Which: <c>loaded</c>, <c>played</c>, <c>churn settled</c>, <c>churn done</c>, <c>destroyed</c>.</param>
/// <param name="Threads">Threads alive.</param>
/// <param name="ResidentBytes">Memory in use.</param>
public sealed record ProcessFacts(string Moment, int Threads, long ResidentBytes);

/// <summary>Use of one of the plugin's rings.</summary>
/// <param name="Capacity">Elements it can hold.</param>
/// <param name="HighWater">Most it held.</param>
/// <param name="Refused">Elements that found it full.</param>
public sealed record RingUse(long Capacity, long HighWater, long Refused);

/// <summary>What VocalMidi's plugin tells of its inside (extension <c>org.vocalmidi.diagnostics</c>).</summary>
/// <param name="AudioRing">Audio to the worker, frames.</param>
/// <param name="MessageRing">Parameter changes and transport to the worker.</param>
/// <param name="EventRing">Events to the callback.</param>
/// <param name="Gaps">Stretches of audio dropped.</param>
/// <param name="LateEvents">Aligned events that left after their place.</param>
/// <param name="WorkerRealTimeFactor">Worker's time / audio's time; null before it has worked.</param>
/// <param name="Status">What runs, in the plugin's words.</param>
public sealed record PluginDiagnostics(
    RingUse AudioRing,
    RingUse MessageRing,
    RingUse EventRing,
    long Gaps,
    long LateEvents,
    double? WorkerRealTimeFactor,
    string Status);

/// <summary>
/// What a fuzzing run did without finding a fault. Memory comes and goes, so its growth is that of the lowest it came
/// down to: in the last two fifths of the calls, above the two fifths before; 0: it came down as far or further.
/// </summary>
/// <param name="Steps">Calls made.</param>
/// <param name="Notes">Notes the plugin began, all of them ended.</param>
/// <param name="ResidentGrowthBytes">Growth of the resident memory, in bytes, the managed heap's breathing included.</param>
/// <param name="AllocatedGrowthBytes">Growth of what the C library's allocator has given out, in bytes.</param>
public sealed record FuzzFacts(long Steps, long Notes, long ResidentGrowthBytes, long AllocatedGrowthBytes);
