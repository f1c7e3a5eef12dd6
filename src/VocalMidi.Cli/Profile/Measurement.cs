using VocalMidi.Hosting;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Profile;

/// <summary>What was measured, on what: all that tables, page, trace and JSON are made from.</summary>
internal sealed record Measurement
{
    /// <summary>The plugin's name and version.</summary>
    public required string Plugin { get; init; }

    /// <summary>Name of the plugin's file.</summary>
    public required string PluginFile { get; init; }

    /// <summary>Name of the recording's file.</summary>
    public required string Input { get; init; }

    /// <summary>Length of the playing, seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The host's rate, hertz.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Frames a block.</summary>
    public required int Block { get; init; }

    /// <summary>Blocks were paced by the clock; otherwise offline.</summary>
    public required bool RealTime { get; init; }

    /// <summary>Parameters set, as given.</summary>
    public IReadOnlyList<ParameterSetting> Settings { get; init; } = [];

    /// <summary>File names of the note scripts given.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>When it was measured.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The machine.</summary>
    public required MachineFacts Machine { get; init; }

    /// <summary>What the plugin told.</summary>
    public required InstanceProfile Told { get; init; }

    /// <summary>The numbers at the end, or the latest there are.</summary>
    public PluginProfile Profile => Told.Latest!;

    /// <summary>Length of a block, microseconds.</summary>
    public double BlockMicroseconds => Block * 1e6 / SampleRate;

    /// <summary>From the voice to the leaving, milliseconds, of every note.</summary>
    public IEnumerable<double> TotalsMs => Told.Notes.Select(note => note.TotalMs(SampleRate));

    /// <summary>The conditions in one line: rate, block, real time or offline, timing.</summary>
    public string Conditions
    {
        get
        {
            string pace = RealTime ? "in real time" : "offline (the callback waits for the worker)";
            return FormattableString.Invariant(
                $"{SampleRate} Hz, blocks of {Block} ({BlockMicroseconds / 1000:0.##} ms), {pace}, {Profile.Mode} timing");
        }
    }

    /// <summary>What a session gave; null: the plugin measures nothing.</summary>
    /// <param name="report">The session.</param>
    /// <param name="options">How it was held.</param>
    /// <param name="input">The recording's path.</param>
    public static Measurement? Of(HostReport report, HostOptions options, string input)
    {
        if (report.Profiles.Count == 0 || report.Profiles[0] is not { Latest: not null } told) return null;
        return new Measurement
        {
            Plugin = $"{report.Plugin?.Name} {report.Plugin?.Version}",
            PluginFile = Path.GetFileName(Path.TrimEndingDirectorySeparator(options.PluginPath)),
            Input = Path.GetFileName(input),
            Seconds = options.Seconds ?? told.Latest.StreamSeconds,
            SampleRate = options.SampleRate,
            Block = options.Block ?? (int)told.Latest.BlockFrames,
            RealTime = options.RealTime,
            Settings = options.Settings,
            Scripts = [.. options.Scripts.Select(script => Path.GetFileName(script)!)],
            Time = DateTimeOffset.UtcNow,
            Machine = MachineFacts.OfThis(),
            Told = told,
        };
    }
}
