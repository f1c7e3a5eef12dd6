using System.Globalization;
using VocalMidi.Hosting.Events;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Hosting.Program;

/// <summary>Gathers the native program's records (see native/headless-host/report_writer.h) into a report.</summary>
internal sealed class ReportBuilder
{
    private const string CheckingState = "checking state";

    private readonly List<HostEvent> _events = [];
    private readonly List<string> _parameters = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _log = [];
    private readonly List<ProcessFacts> _process = [];
    private readonly List<PluginFacts> _plugins = [];
    private readonly SortedDictionary<int, DiagnosticsBuilder> _diagnostics = [];
    private readonly SortedDictionary<int, ProfileBuilder> _profiles = [];
    private readonly StateBuilder _state = new();
    private readonly Action<double>? _progress;
    private readonly Action<int, ProfileSample>? _sampled;
    private readonly int _passes;
    private HostReport _report;

    public ReportBuilder(
        int sampleRate, int passes, Action<double>? progress, Action<int, ProfileSample>? sampled = null)
    {
        _report = new HostReport { SampleRate = sampleRate };
        _passes = passes;
        _progress = progress;
        _sampled = sampled;
    }

    /// <summary>What the program is at.</summary>
    public string Phase { get; private set; } = "starting";

    /// <summary>Pass that is being played, from 0; -1 before the first.</summary>
    public int Pass { get; private set; } = -1;

    /// <summary>Samples played when it last said so.</summary>
    public long Position { get; private set; }

    /// <summary>It went through to its end.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Why it stopped; null: it said nothing.</summary>
    public string? Error { get; private set; }

    /// <summary>The plugins it found.</summary>
    public IReadOnlyList<PluginFacts> Plugins => _plugins;

    /// <summary>Channels of the recorded output.</summary>
    public int OutputChannels { get; private set; }

    /// <summary>Takes one record's fields.</summary>
    public void Take(string[] f)
    {
        switch (f[0])
        {
            case "phase": EnterPhase(f[1]); break;
            case "progress": ShowProgress(Whole(f[1]), Whole(f[2])); break;
            case "plugin": _plugins.Add(new PluginFacts(f[1], f[2], f[3], f[4], f[5].Split(' ', StringSplitOptions.RemoveEmptyEntries))); break;
            case "parameter": _parameters.Add(f[2]); break;
            case "ports": _report = _report with { Ports = f[1] }; break;
            case "latency": _report = _report with { LatencySamples = (int)Whole(f[1]) }; break;
            case "event": _events.Add(Event(f)); break;
            case "lost-events": _report = _report with { LostEvents = _report.LostEvents + Whole(f[1]) }; break;
            case "timing" when f[1] == "plugin": _report = _report with { Callback = Timing(f) }; break;
            case "timing" when f[1] == "busy": _report = _report with { BusyWait = Timing(f) }; break;
            case "timing": _report = _report with { Baseline = Timing(f) }; break;
            case "pace": _report = _report with { Pace = Add(_report.Pace, f) }; break;
            case "trap": _report = _report with { Trap = Trap(f) }; break;
            case "process": _process.Add(new ProcessFacts(f[1], (int)Whole(f[2]), Whole(f[3]))); break;
            case "output-channels": OutputChannels = (int)Whole(f[1]); break;
            case "diagnostic": Diagnostics((int)Whole(f[1])).Take(f[3], f[4]); break;
            case "misbehaved": _warnings.Add("breaks the format's rules: " + f[1]); break;
            case "note": if (!_warnings.Contains(f[1])) _warnings.Add(f[1]); break;
            case "log": (IsExpected(f[1]) ? _log : _warnings).Add($"plugin says ({f[1]}): {f[2]}"); break;
            case "fuzz":
                _report = _report with { Fuzz = new FuzzFacts(Whole(f[1]), Whole(f[2]), Whole(f[3]), Whole(f[4])) };
                break;
            case "error": Error = f[1]; break;
            case "done": IsDone = true; break;
            case var record when ProfileBuilder.Takes(record): TakeProfile((int)Whole(f[1]), f); break;
            default: _state.Take(f); break;
        }
    }

    /// <summary>The report so far.</summary>
    public HostReport Build(IReadOnlyList<string> printed) => _report with
    {
        Plugin = _plugins.Count > 0 ? _plugins[0] : null,
        Parameters = _parameters,
        Events = _events,
        Process = _process,
        State = _state.Build(),
        Diagnostics = [.. _diagnostics.Values.Select(d => d.Build(_report.SampleRate))],
        Profiles = [.. _profiles.Values.Select(p => p.Build())],
        Warnings = _warnings,
        Log = [.. _log, .. printed.Select(line => "printed: " + line)],
    };

    // The state check feeds it bad state on purpose.
    private bool IsExpected(string severity) => severity is "debug" or "info" || Phase == CheckingState;

    private void EnterPhase(string phase)
    {
        Phase = phase;
        if (phase != "playing") return;
        Pass++;
        foreach (ProfileBuilder profile in _profiles.Values) profile.Clear();
    }

    private void TakeProfile(int instance, string[] fields)
    {
        if (!_profiles.TryGetValue(instance, out ProfileBuilder? builder))
        {
            _profiles[instance] = builder = new ProfileBuilder();
        }

        try
        {
            if (builder.Take(fields) is { } sample) _sampled?.Invoke(instance, sample);
        }
        catch (HostException e)
        {
            if (!_warnings.Contains(e.Message)) _warnings.Add(e.Message);
        }
    }

    private void ShowProgress(long position, long end)
    {
        Position = position;
        _progress?.Invoke((Pass + position / (double)Math.Max(1, end)) / _passes);
    }

    private DiagnosticsBuilder Diagnostics(int instance)
    {
        if (!_diagnostics.TryGetValue(instance, out DiagnosticsBuilder? builder))
        {
            _diagnostics[instance] = builder = new DiagnosticsBuilder();
        }

        return builder;
    }

    private static HostEvent Event(string[] f) => new(
        (int)Whole(f[1]),
        (int)Whole(f[2]),
        Whole(f[3]),
        Enum.Parse<HostEventKind>(f[4].Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        (int)Whole(f[5]),
        (int)Whole(f[6]),
        (int)Whole(f[7]),
        (int)Whole(f[8]),
        (uint)Whole(f[9]),
        Number(f[10]),
        Convert.FromHexString(f[11]));

    private static TimingFacts Timing(string[] f) => new(
        Whole(f[2]),
        Whole(f[3]),
        new Percentiles(Number(f[4]), Number(f[5]), Number(f[6]), Number(f[7])),
        new Percentiles(Number(f[8]), Number(f[9]), Number(f[10]), Number(f[11])));

    private static PaceFacts Add(PaceFacts sum, string[] f) => new()
    {
        Blocks = sum.Blocks + Whole(f[1]),
        Overruns = sum.Overruns + Whole(f[2]),
        LateStarts = sum.LateStarts + Whole(f[3]),
        MinorFaults = sum.MinorFaults + Whole(f[4]),
        MajorFaults = sum.MajorFaults + Whole(f[5]),
        ProcessErrors = sum.ProcessErrors + Whole(f[6]),
        BadSamples = sum.BadSamples + Whole(f[7]),
        Restarts = Whole(f[8]), // counted through all passes
        Samples = Whole(f[9]),
    };

    private static TrapFacts Trap(string[] f)
    {
        string[] lines = f[2].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> trace = lines.Skip(1)
            .SkipWhile(frame => frame.StartsWith("libvocalmidi_rttrap", StringComparison.Ordinal));
        return new TrapFacts(Whole(f[1]), lines.FirstOrDefault(), [.. trace]);
    }

    private static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
