using System.Text.Json.Serialization;
using VocalMidi.AudioFiles;
using VocalMidi.Hosting.Events;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Hosting;

/// <summary>How a session ended.</summary>
public enum HostOutcome
{
    /// <summary>It went through to its end.</summary>
    Completed,

    /// <summary>The plugin refused something the session needs, see <see cref="HostReport.Error"/>.</summary>
    Refused,

    /// <summary>The plugin took its process down.</summary>
    Crashed,

    /// <summary>The plugin gave no sign of life any more and was ended.</summary>
    Hung,
}

/// <summary>Everything a session showed. Microseconds, percent of the block's length, samples, as the names say.</summary>
public sealed record HostReport
{
    /// <summary>How it ended.</summary>
    public HostOutcome Outcome { get; init; }

    /// <summary>Why it did not complete, for people; null when it did.</summary>
    public string? Error { get; init; }

    /// <summary>What the plugin was doing when it crashed or hung; null when it completed.</summary>
    public string? FailedWhile { get; init; }

    /// <summary>The plugin; null when the file could not be loaded.</summary>
    public PluginFacts? Plugin { get; init; }

    /// <summary>Audio and note ports, for people.</summary>
    public string Ports { get; init; } = "";

    /// <summary>Names of its parameters.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Host rate, hertz.</summary>
    public int SampleRate { get; init; }

    /// <summary>Instances that played.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>Passes each of them played.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>What a fuzzing run did; null: it was none.</summary>
    public FuzzFacts? Fuzz { get; init; }

    /// <summary>Latency the plugin reported last, samples.</summary>
    public int LatencySamples { get; init; }

    /// <summary>Callback times of all instances and passes.</summary>
    public TimingFacts? Callback { get; init; }

    /// <summary>Times of the empty pass-through callback beside it.</summary>
    public TimingFacts? Baseline { get; init; }

    /// <summary>
    /// Times of a busy wait beside it, as long as the plugin's callback usually takes: what the machine adds to a
    /// callback of that length, whatever it does.
    /// </summary>
    public TimingFacts? BusyWait { get; init; }

    /// <summary>How the audio thread kept pace, of all passes together.</summary>
    public PaceFacts Pace { get; init; } = new();

    /// <summary>What the real-time trap found; null when it was not set.</summary>
    public TrapFacts? Trap { get; init; }

    /// <summary>The check of saved state; null when it was not asked for.</summary>
    public StateFacts? State { get; init; }

    /// <summary>Threads and memory of the plugin's process at moments of the session, in order.</summary>
    public IReadOnlyList<ProcessFacts> Process { get; init; } = [];

    /// <summary>What the plugin says of itself (rings, worker), per instance, of the last pass; empty: it does not.</summary>
    public IReadOnlyList<PluginDiagnostics> Diagnostics { get; init; } = [];

    /// <summary>What the plugin measured, per instance, of the last pass; empty: it measures nothing.</summary>
    [JsonIgnore]
    public IReadOnlyList<InstanceProfile> Profiles { get; init; } = [];

    /// <summary>Breaches of the format's rules, log lines at warning level and above, notes about the machine.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Everything else the plugin logged or printed.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];

    /// <summary>Every event of every instance and pass, in the order they left.</summary>
    [JsonIgnore]
    public IReadOnlyList<HostEvent> Events { get; init; } = [];

    /// <summary>Events that found the host's own memory full.</summary>
    public long LostEvents { get; init; }

    /// <summary>The first instance's main output of the first pass; null unless asked for.</summary>
    [JsonIgnore]
    public AudioClip? Output { get; init; }

    /// <summary>Callbacks came too late for their block, or the plugin dropped audio or events.</summary>
    public bool IsOverloaded =>
        Pace.Overruns > 0 || Diagnostics.Any(d => d.AudioRing.Refused > 0 || d.EventRing.Refused > 0 || d.Gaps > 0);

    /// <summary>Events of one instance in one pass.</summary>
    public IReadOnlyList<HostEvent> EventsOf(int instance, int pass = 0) =>
        [.. Events.Where(e => e.Instance == instance && e.Pass == pass)];
}
