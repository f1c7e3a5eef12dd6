using VocalMidi.Engine.Models;
using VocalMidi.Engine.Profiling;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Exports;
using VocalMidi.Native.Parameters;
using VocalMidi.Native.Profiling;
using VocalMidi.Native.Scripts;
using VocalMidi.Native.State;
using VocalMidi.Native.Worker;
using VocalMidi.Scripting;

namespace VocalMidi.Native;

/// <summary>One plugin instance's engine: at most one worker at a time. Main thread, save the status text.</summary>
internal sealed unsafe class EngineInstance : IDisposable
{
    /// <summary>Where it is set in the environment, workers keep what they do for a trace.</summary>
    private const string TraceVariable = "VOCALMIDI_TRACE";

    private readonly PluginScripts _scripts =
        new(new ScriptChoices(ScriptCatalogue.List(LibraryFolder.Sibling("scripts"))));

    private volatile WorkerThread? _running;
    private volatile WorkerProfile? _profile; // of the latest activation
    private readonly Lock _profileLock = new(); // of the two below
    private readonly ProfileText _profileText = new();
    private byte[]? _lastProfile; // of an activation that has ended
    private Collections _collections;
    private double _sampleRate;
    private volatile ModelChoice? _listening;
    private volatile string? _lastFailure;
    private volatile string? _lastScriptFault;
    private readonly Queue<string> _lastLines = new(); // what scripts logged up to the end of the latest stream

    /// <summary>A new instance, not active.</summary>
    public EngineInstance() => Controls = new ScriptControls(_scripts, () => Level, StatusText);

    /// <summary>The parameters that belong to the script. Any thread.</summary>
    public ScriptControls Controls { get; }

    /// <summary>How it fares. Any thread.</summary>
    public StatusLevel Level =>
        (_running?.Worker.Failure ?? _lastFailure) is not null ? StatusLevel.Silent
        : ScriptTrouble is not null || _listening is { IsInTrouble: true } ? StatusLevel.Trouble
        : StatusLevel.Well;

    /// <summary>
    /// What it has measured since activation, as JSON: terminated UTF-8, written where it fits. Returns the bytes that it
    /// needs. Makes no garbage, however often it is asked for. Any thread.
    /// </summary>
    public int CopyProfile(Span<byte> text)
    {
        lock (_profileLock)
        {
            ReadOnlySpan<byte> json = _lastProfile is { } last ? last : WriteProfile();
            if (json.Length < text.Length)
            {
                json.CopyTo(text);
                text[json.Length] = 0;
            }

            return json.Length + 1;
        }
    }

    /// <summary>What the worker did, for a trace; see <see cref="SpanRing.CopyTo"/>. Any thread.</summary>
    public int CopySpans(Span<Span> to, ref long from) => _profile?.CopySpans(to, ref from) ?? 0;

    private ReadOnlySpan<byte> WriteProfile()
    {
        WorkerProfile? profile = _profile;
        (double busy, double stream) = profile?.Worked(_sampleRate) ?? default;
        return _profileText.Write(profile, busy, stream, Collections.Now().Since(_collections), _listening);
    }

    private static bool IsTraced => Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 };

    private string? ScriptTrouble => _scripts.Trouble ?? _running?.Worker.Scripts.Fault ?? _lastScriptFault;

    /// <summary>Starts a worker on the activation's link.</summary>
    /// <exception cref="AbiException">Already active, or the activation makes no sense.</exception>
    public void Activate(in VmActivation activation)
    {
        if (_running is not null) throw new AbiException(VmStatus.WrongState, "The engine is active already.");
        Check(in activation);
        var parameters = new ReadOnlySpan<double>(activation.Parameters, (int)activation.ParameterCount);
        int rate = ParameterTranslation.ToRate(activation.SampleRate);
        EngineWorker worker = NewWorker(activation.Link, rate, parameters);
        _profile = worker.Profile;
        _collections = Collections.Now();
        _sampleRate = rate;
        _lastFailure = _lastScriptFault = null;
        lock (_profileLock) _lastProfile = null;
        _running = new WorkerThread(activation.Link, worker);
        _scripts.Attach(worker.Scripts);
        ScriptLoader.Add(_scripts);
    }

    /// <summary>Ends the worker; nothing touches the link after it returns.</summary>
    /// <exception cref="AbiException">Not active.</exception>
    public void Deactivate()
    {
        if (_running is not { } running) throw new AbiException(VmStatus.WrongState, "The engine is not active.");
        running.Stop();
        ScriptLoader.Remove(_scripts);
        _scripts.Detach();
        _lastFailure = running.Worker.Failure;
        _lastScriptFault = running.Worker.Scripts.Fault;
        _lastLines.Clear();
        while (running.Worker.Scripts.TryTakeLog(out string line)) _lastLines.Enqueue(line);
        lock (_profileLock) _lastProfile = WriteProfile().ToArray();
        _running = null;
        running.Worker.Dispose();
        _listening?.Dispose();
    }

    /// <summary>Ends the worker if there is one.</summary>
    public void Dispose()
    {
        if (_running is not null) Deactivate();
        _scripts.Dispose();
        lock (_profileLock) _profileText.Dispose();
    }

    /// <summary>What runs and what went wrong, with its remedy, for people. Any thread.</summary>
    public string StatusText()
    {
        string? failure = _running?.Worker.Failure ?? _lastFailure;
        failure ??= ScriptTrouble;
        // What listened last still tells, after deactivation, what went wrong.
        string listening = _listening?.CurrentMessage ?? PluginModel.Forecast();
        return failure is null ? listening : $"{failure.TrimEnd('.')}. {listening}";
    }

    /// <summary>The state of these values (indexed by id), with the scripts and what they keep now.</summary>
    public byte[] SaveState(ReadOnlySpan<double> values) =>
        PluginState.Save(values, _scripts.Save());

    /// <summary>Takes a state's scripts, which play from now on, and returns its values.</summary>
    /// <exception cref="AbiException">The state cannot be understood; nothing has changed.</exception>
    public double[] LoadState(ReadOnlySpan<byte> bytes)
    {
        double[] values = PluginState.Load(bytes, out SavedScripts scripts);
        try
        {
            values[PluginParameters.Script] = _scripts.Load(scripts, PoolOf(values));
            _lastScriptFault = null;
            return values;
        }
        catch (ScriptException error)
        {
            throw new AbiException(VmStatus.Refused, $"A script of the project does not load: {error.Message}");
        }
    }

    /// <summary>Takes the script that the values name; if it is another, the pool's values become its own.</summary>
    /// <exception cref="AbiException">Active: then the worker hears of it.</exception>
    public void ChooseScript(Span<double> values)
    {
        if (_running is not null) throw new AbiException(VmStatus.WrongState, "The engine is active.");
        if (_scripts.Choose(ToChoice(values)) is not { } pool) return;
        pool.CopyTo(PoolOf(values));
        _lastScriptFault = null;
    }

    /// <summary>The oldest line that a script has logged; empty: there is none.</summary>
    public string TakeLog() =>
        _lastLines.TryDequeue(out string? line) || _running?.Worker.Scripts.TryTakeLog(out line) == true ? line! : "";

    private static Span<double> PoolOf(Span<double> values) => values.Slice(PluginParameters.Pool, AbiConstants.PoolSize);

    private int ToChoice(ReadOnlySpan<double> values) =>
        (int)Math.Round(Math.Clamp(values[PluginParameters.Script], 0, _scripts.Choices.Count - 1));

    /// <summary>Opens the model and runs it once before the worker's thread does: the first runs are slow.</summary>
    private EngineWorker NewWorker(VmLink* link, int rate, ReadOnlySpan<double> parameters)
    {
        ModelChoice choice = PluginModel.Open(parameters);
        try
        {
            var worker = new EngineWorker(link, rate, parameters, choice.Model, Prepare(parameters), IsTraced);
            _listening = choice;
            return worker;
        }
        catch (ModelException error)
        {
            choice.Dispose();
            _listening = ModelCatalogue.WithoutModel(error);
            return new EngineWorker(link, rate, parameters, model: null, Prepare(parameters), IsTraced);
        }
        catch
        {
            choice.Dispose();
            throw;
        }
    }

    private ScriptSet Prepare(ReadOnlySpan<double> parameters)
    {
        double[] values = parameters.ToArray();
        if (_scripts.Choose(ToChoice(values)) is { } pool) pool.CopyTo(PoolOf(values));
        return _scripts.Prepare(PoolOf(values));
    }

    private static void Check(in VmActivation activation)
    {
        if (activation.Size != sizeof(VmActivation))
        {
            throw new AbiException(VmStatus.WrongVersion, $"vm_activation has {activation.Size} bytes, not {sizeof(VmActivation)}.");
        }
        if (activation.Link is null || activation.Parameters is null)
        {
            throw new AbiException(VmStatus.InvalidArgument, "The activation lacks its link or its parameters.");
        }
        VmLink* link = activation.Link;
        if (link->Size != sizeof(VmLink) || link->AbiVersion != AbiConstants.Version)
        {
            throw new AbiException(VmStatus.WrongVersion, $"The link is of version {link->AbiVersion}, not {AbiConstants.Version}.");
        }
        if (link->Channels is not (1 or 2))
        {
            throw new AbiException(VmStatus.InvalidArgument, $"{link->Channels} channels; 1 or 2 are possible.");
        }
        ParameterTranslation.CheckValues(activation.Parameters, activation.ParameterCount);
    }
}
