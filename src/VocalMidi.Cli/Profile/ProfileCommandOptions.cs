using System.CommandLine;
using VocalMidi.Cli.Commands;
using VocalMidi.Cli.Scripts;
using VocalMidi.Hosting;
using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Commands.OptionKinds;

namespace VocalMidi.Cli.Profile;

/// <summary>The options of `vocalmidi profile`, and what they come to.</summary>
internal sealed class ProfileCommandOptions
{
    private const double DefaultSeconds = 10;
    private const double LongestWithCallbacks = 600; // seconds; every callback is kept in memory

    private readonly Option<string?> _input = Text("--input", "FILE", "Recording to sing with (default: the voice that ships)");
    private readonly Option<double?> _seconds =
        Number("--seconds", "S", "Play that long, the recording again and again (default 10)", 0.1, 86400);
    private readonly Option<string?> _html = Text("--html", "FILE", "Write a report with charts, one page that needs nothing else");
    private readonly Option<string?> _trace =
        Text("--trace", "FILE", "Write a trace of both threads for Perfetto (Chrome trace-event JSON)");
    private readonly Option<string?> _json = Text("--json", "FILE", "Write everything measured as JSON (- : standard output)");
    private readonly Option<bool> _watch = Flag("--watch", "Show the numbers while it plays");
    private readonly Option<double?> _block =
        Whole("--block", "N", "Frames a block, the DAW's buffer size", 64, 1, HostOptions.LargestBlock);
    private readonly Option<double?> _rate =
        Whole("--rate", "HZ", "The host's rate; the recording is resampled to it", 48000, 8000, 384000);
    private readonly Option<bool> _offline = Flag("--offline", "Free running, rendering offline, instead of real time");
    private readonly Option<string[]> _set = Many("--set", "NAME=VALUE", "Set a parameter before playing");
    private readonly Option<string[]> _scripts =
        Many("--script", "LUA", "Note script that the plugin begins with: a file, or the name of one that ships");

    private readonly Option<string?> _loadState = Text("--load-state", "FILE", "Begin with this saved state");
    private readonly Option<string?> _pluginId = Text("--plugin-id", "ID", "Which of the file's plugins (default: the first)");
    private readonly Option<bool> _strict = Flag("--strict", "An overload is an error (status 3)");
    private readonly Option<double?> _timeout =
        Number("--timeout", "S", "End a plugin that shows no life that long (default 20)", 0.1, 3600);

    /// <summary>Creates the options.</summary>
    public ProfileCommandOptions() => All =
    [
        _input, _seconds, _html, _trace, _json, _watch, _block, _rate, _offline, _set, _scripts, _loadState, _pluginId,
        _strict, _timeout,
    ];

    /// <summary>All of them, in the order of the help.</summary>
    public IReadOnlyList<Option> All { get; }

    /// <summary>The recording's path.</summary>
    /// <exception cref="HostException">None was named, and the one that ships is missing.</exception>
    public string InputOf(ParseResult parse)
    {
        if (parse.GetValue(_input) is { } named) return named;
        string shipped = Path.Combine(AppContext.BaseDirectory, "samples", "voice.wav");
        return File.Exists(shipped)
            ? shipped
            : throw new HostException(
                $"the voice that ships is not at {shipped}: install VocalMidi with its samples folder again, or give --input FILE");
    }

    /// <summary>The session asked for, its input still missing.</summary>
    /// <exception cref="UserException">An option cannot be understood.</exception>
    public HostOptions ToSession(ParseResult parse, string plugin, ProfileOutputs outputs)
    {
        double seconds = parse.GetValue(_seconds) ?? DefaultSeconds;
        return new HostOptions
        {
            PluginPath = plugin,
            PluginId = parse.GetValue(_pluginId),
            LoadState = parse.GetValue(_loadState),
            SampleRate = (int)(parse.GetValue(_rate) ?? 48000),
            Block = (int)(parse.GetValue(_block) ?? 64),
            Seconds = seconds,
            Scripts = [.. (parse.GetValue(_scripts) ?? []).Select(ScriptFiles.PathOf)],
            RealTime = !parse.GetValue(_offline),
            Settings = [.. (parse.GetValue(_set) ?? []).Select(text => SettingText.Parse("--set", text, timed: false))],
            HangTimeout = TimeSpan.FromSeconds(parse.GetValue(_timeout) ?? 20),
            Profile = new ProfileRequest
            {
                // Being asked makes garbage in the plugin, so only where it is shown. Some 3000 samples at most; --watch
                // wants one a second.
                SampleInterval = outputs.ShowSamples ? TimeSpan.FromMilliseconds(Math.Clamp(seconds / 3, 100, 1000)) : null,
                NoteTimes = true,
                Callbacks = outputs.Html is not null && seconds <= LongestWithCallbacks,
                WorkerSpans = outputs.Trace is not null,
            },
        };
    }

    /// <summary>What is to be shown and written.</summary>
    public ProfileOutputs ToOutputs(ParseResult parse) => new(
        parse.GetValue(_html),
        parse.GetValue(_trace),
        parse.GetValue(_json),
        parse.GetValue(_watch),
        parse.GetValue(_strict));
}
