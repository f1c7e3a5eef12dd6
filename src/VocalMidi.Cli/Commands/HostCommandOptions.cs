using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using VocalMidi.Cli.Scripts;
using VocalMidi.Hosting;
using static VocalMidi.Cli.Commands.OptionKinds;

namespace VocalMidi.Cli.Commands;

/// <summary>The options of `vocalmidi host`, and what they come to.</summary>
internal sealed class HostCommandOptions
{
    // A custom parser may not give null for a value that was given.
    private const int RandomBlocks = 0;

    private readonly Option<string?> _also = Text("--also", "PLUGIN", "A further plugin that plays beside it");
    private readonly Option<string?> _loadState = Text("--load-state", "FILE", "Begin with this saved state");
    private readonly Option<string?> _saveState = Text("--save-state", "FILE", "Save the state at the end");
    private readonly Option<string?> _midi = Text("--midi", "FILE", "Write the notes as a Standard MIDI File, latency taken off");
    private readonly Option<string?> _output = Text("--output", "WAV", "Write the plugin's audio output");
    private readonly Option<string?> _plot = Text("--plot", "PNG", "Draw the notes over the pitch of the recording");
    private readonly Option<string?> _json = Text("--json", "FILE", "Write the whole report as JSON (- : standard output)");
    private readonly Option<string?> _latency = Text("--latency-report", "FILE", "Write callback times and note-on latency as text");
    private readonly Option<string?> _truth = Text("--truth", "CSV", "True notes (column onset_s): note-on latency against them");
    private readonly Option<bool> _events = Flag("--events", "Print every event, one line each, on standard output");
    private readonly Option<int> _block = new("--block")
    {
        HelpName = "N|random",
        Description = "Frames a block, 1 to 4096, or random ones (default 64)",
        CustomParser = ParseBlock,
        DefaultValueFactory = _ => 64,
    };

    private readonly Option<double?> _rate = Whole("--rate", "HZ", "The host's rate; the input is resampled to it", 48000, 8000, 384000);
    private readonly Option<double?> _seed = Whole("--seed", "N", "Seed of random blocks", 1, 0, int.MaxValue);
    private readonly Option<double?> _instances = Whole("--instances", "N", "Instances at once, all fed the same audio", 1, 1, 256);
    private readonly Option<double?> _churn = Whole("--churn", "N", "Further instances made and destroyed meanwhile", 0, 0, 100_000);
    private readonly Option<double?> _seconds = Number("--seconds", "S", "Play that long: the input is repeated or cut", 0.001, 86400);
    private readonly Option<double?> _tempo = Number("--tempo", "BPM", "Tempo of the transport (default 120)", 4, 1000);
    private readonly Option<double?> _timeout = Number("--timeout", "S", "End a plugin that shows no life that long (default 20)", 0.1, 3600);
    private readonly Option<bool> _realTime = Flag("--realtime", "Blocks paced by the clock on a high-priority thread");
    private readonly Option<bool> _offline = Flag("--offline", "Free running, rendering offline (the default)");
    private readonly Option<bool> _repeat = Flag("--repeat", "Play it twice; the events must repeat exactly");
    private readonly Option<bool> _baseline = Flag("--baseline", "Time an empty callback beside the plugin's, and a busy wait as long as it");
    private readonly Option<bool> _trap = Flag("--trap", "Catch allocations, locks and system calls in the callback");
    private readonly Option<bool> _strict = Flag("--strict", "An overload is an error (status 3)");
    private readonly Option<string[]> _scripts =
        Many("--script", "LUA", "Note script that the plugin begins with: a file, or the name of one that ships");

    private readonly Option<string[]> _set = Many("--set", "NAME=VALUE", "Set a parameter before playing");
    private readonly Option<string[]> _automate = Many("--automate", "NAME=VALUE@S", "Set a parameter at a moment, seconds");

    /// <summary>Creates the options.</summary>
    public HostCommandOptions() => All =
    [
        Input, Conformance, PluginId, _also, _midi, _output, _plot, _json, _latency, _truth, _events, _block, _seed, _rate,
        _realTime, _offline, _instances, _churn, _repeat, _seconds, _tempo, _scripts, _set, _automate, _loadState, _saveState,
        _baseline, _trap, _strict, _timeout,
    ];

    /// <summary>All of them, in the order of the help.</summary>
    public IReadOnlyList<Option> All { get; }

    /// <summary>The recording; without one the file is only scanned.</summary>
    public Option<string?> Input { get; } = Text("--input", "FILE", "Recording to play through the plugin (WAV, FLAC, OGG, MP3)");

    /// <summary>Not a session but the conformance suite.</summary>
    public Option<bool> Conformance { get; } =
        Flag("--conformance", "Check what public validators check: loading, audio, notes, parameters, state, buses");

    /// <summary>Which of the file's plugins; null: the first.</summary>
    public Option<string?> PluginId { get; } = Text("--plugin-id", "ID", "Which of the file's plugins (default: the first)");

    /// <summary>The session asked for, its input still missing.</summary>
    /// <exception cref="UserException">The options contradict each other.</exception>
    public HostOptions ToSession(ParseResult parse, string plugin)
    {
        if (parse.GetValue(_realTime) && parse.GetValue(_offline))
        {
            throw new UserException("--realtime and --offline exclude each other");
        }

        return new HostOptions
        {
            PluginPath = plugin,
            PluginId = parse.GetValue(PluginId),
            AlsoPath = parse.GetValue(_also),
            LoadState = parse.GetValue(_loadState),
            SaveState = parse.GetValue(_saveState),
            SampleRate = (int)(parse.GetValue(_rate) ?? 48000),
            Block = parse.GetValue(_block) is var frames and not RandomBlocks ? frames : null,
            Seed = (uint)(parse.GetValue(_seed) ?? 1),
            Seconds = parse.GetValue(_seconds),
            Tempo = parse.GetValue(_tempo) ?? 120,
            Scripts = [.. (parse.GetValue(_scripts) ?? []).Select(ScriptFiles.PathOf)],
            RealTime = parse.GetValue(_realTime),
            Trap = parse.GetValue(_trap),
            Baseline = parse.GetValue(_baseline),
            StateCheck = true,
            Instances = (int)(parse.GetValue(_instances) ?? 1),
            Passes = parse.GetValue(_repeat) ? 2 : 1,
            Churn = (int)(parse.GetValue(_churn) ?? 0),
            KeepOutput = parse.GetValue(_output) is not null,
            Settings = [.. (parse.GetValue(_set) ?? []).Select(text => SettingText.Parse("--set", text, timed: false))],
            Automation = [.. (parse.GetValue(_automate) ?? []).Select(text => SettingText.Parse("--automate", text, timed: true))],
            HangTimeout = TimeSpan.FromSeconds(parse.GetValue(_timeout) ?? 20),
        };
    }

    /// <summary>What is to be written.</summary>
    public HostOutputs ToOutputs(ParseResult parse) => new(
        parse.GetValue(Input)!,
        parse.GetValue(_midi),
        parse.GetValue(_output),
        parse.GetValue(_plot),
        parse.GetValue(_json),
        parse.GetValue(_latency),
        parse.GetValue(_truth),
        parse.GetValue(_events),
        parse.GetValue(_strict));

    private static int ParseBlock(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text == "random") return RandomBlocks;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int frames)
            && frames is >= 1 and <= HostOptions.LargestBlock)
        {
            return frames;
        }

        result.AddError($"--block {text}: must be 1 to {HostOptions.LargestBlock}, or random");
        return RandomBlocks;
    }
}
