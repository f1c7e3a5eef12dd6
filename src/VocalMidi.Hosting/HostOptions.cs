using VocalMidi.AudioFiles;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Hosting;

/// <summary>A parameter's value, as text the plugin can read or as a number.</summary>
/// <param name="Name">The parameter's name (case, blanks and dashes do not count) or its id.</param>
/// <param name="Value">The value.</param>
/// <param name="AtSeconds">Moment of the playing, seconds; 0 for settings made before it.</param>
public sealed record ParameterSetting(string Name, string Value, double AtSeconds = 0);

/// <summary>How a plugin is to be hosted. Sizes are frames (samples per channel) at <see cref="SampleRate"/>.</summary>
public sealed record HostOptions
{
    /// <summary>Largest block a host hands over, frames; random blocks go up to it.</summary>
    public const int LargestBlock = 4096;

    /// <summary>The plugin's file.</summary>
    public required string PluginPath { get; init; }

    /// <summary>Which of the file's plugins; null: the first.</summary>
    public string? PluginId { get; init; }

    /// <summary>A further plugin file, whose first plugin plays beside in the same process; null: none.</summary>
    public string? AlsoPath { get; init; }

    /// <summary>File with the saved state every instance begins with, before <see cref="Settings"/>; null: none.</summary>
    public string? LoadState { get; init; }

    /// <summary>File that takes the first instance's state after the last pass; null: not wanted.</summary>
    public string? SaveState { get; init; }

    /// <summary>What it hears, at any rate; null: a second of silence.</summary>
    public AudioClip? Input { get; init; }

    /// <summary>The host's rate, hertz, 8000 to 384000; an input at another rate is resampled.</summary>
    public int SampleRate { get; init; } = 48000;

    /// <summary>Frames a block, 1 to <see cref="LargestBlock"/>; null: random.</summary>
    public int? Block { get; init; } = 64;

    /// <summary>Seed of random blocks.</summary>
    public uint Seed { get; init; } = 1;

    /// <summary>Length of the playing, seconds: the input is repeated or cut; null: the input's own.</summary>
    public double? Seconds { get; init; }

    /// <summary>Tempo of the transport, beats a minute.</summary>
    public double Tempo { get; init; } = 120;

    /// <summary>Note scripts that the plugin begins with, in order.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>Blocks are paced by the clock on a high-priority thread; otherwise they run free, rendering offline.</summary>
    public bool RealTime { get; init; }

    /// <summary>
    /// Trap allocations, locks and system calls inside the callback. Free-running blocks are then still rendered in
    /// the plugin's real-time mode: an offline callback may wait.
    /// </summary>
    public bool Trap { get; init; }

    /// <summary>Time an empty pass-through callback, and a busy wait as long as the plugin's, beside the plugin's.</summary>
    public bool Baseline { get; init; }

    /// <summary>Save the state, restore it into a new instance, save again; feed it bad state.</summary>
    public bool StateCheck { get; init; }

    /// <summary>Instances of each plugin in one process, all fed the same audio by one audio thread; 1 to 256.</summary>
    public int Instances { get; init; } = 1;

    /// <summary>How often the input is played, deactivated and activated in between; 1 to 100.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>Further instances made and destroyed while the others play.</summary>
    public int Churn { get; init; }

    /// <summary>
    /// Not a session but so many random calls, as a host may make them, drawn from <see cref="Seed"/>; 0: a session.
    /// </summary>
    public int FuzzSteps { get; init; }

    /// <summary>Hand over a zero-length block now and then.</summary>
    public bool ZeroLengthBlocks { get; init; }

    /// <summary>Hand over no audio ports at all.</summary>
    public bool NoBuses { get; init; }

    /// <summary>Keep the first instance's main output of the first pass.</summary>
    public bool KeepOutput { get; init; }

    /// <summary>What to ask of the plugin's profile; null: only the numbers at the end.</summary>
    public ProfileRequest? Profile { get; init; }

    /// <summary>Values set before the playing.</summary>
    public IReadOnlyList<ParameterSetting> Settings { get; init; } = [];

    /// <summary>Values that arrive at their sample while it plays.</summary>
    public IReadOnlyList<ParameterSetting> Automation { get; init; } = [];

    /// <summary>How long the plugin may show no sign of life before it is ended.</summary>
    public TimeSpan HangTimeout { get; init; } = TimeSpan.FromSeconds(20);
}
