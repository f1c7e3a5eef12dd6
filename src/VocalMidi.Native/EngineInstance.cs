using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Exports;
using VocalMidi.Native.Scripts;
using VocalMidi.Native.State;
using VocalMidi.Native.Worker;

namespace VocalMidi.Native;

/// <summary>One plugin instance's engine: at most one worker at a time. Main thread, save the status text.</summary>
internal sealed unsafe class EngineInstance
{
    private readonly PluginScripts _scripts = new();
    private WorkerThread? _running;
    private volatile ModelChoice? _listening;
    private volatile string? _lastFailure;
    private volatile string? _lastScriptFault;

    /// <summary>Starts a worker on the activation's link.</summary>
    /// <exception cref="AbiException">Already active, or the activation makes no sense.</exception>
    public void Activate(in VmActivation activation)
    {
        if (_running is not null) throw new AbiException(VmStatus.WrongState, "The engine is active already.");
        Check(in activation);
        var parameters = new ReadOnlySpan<double>(activation.Parameters, (int)activation.ParameterCount);
        int rate = ParameterTranslation.ToRate(activation.SampleRate);
        EngineWorker worker = NewWorker(activation.Link, rate, parameters);
        _lastFailure = _lastScriptFault = null;
        _running = new WorkerThread(activation.Link, worker);
    }

    /// <summary>Ends the worker; nothing touches the link after it returns.</summary>
    /// <exception cref="AbiException">Not active.</exception>
    public void Deactivate()
    {
        if (_running is null) throw new AbiException(VmStatus.WrongState, "The engine is not active.");
        _running.Stop();
        _lastFailure = _running.Worker.Failure;
        _scripts.Save(_running.Worker.SaveScriptStates());
        _lastScriptFault = _running.Worker.ScriptFault;
        _running.Worker.Dispose();
        _running = null;
        _listening?.Dispose();
    }

    /// <summary>Ends the worker if there is one.</summary>
    public void Dispose()
    {
        if (_running is not null) Deactivate();
    }

    /// <summary>What runs and what went wrong, with its remedy, for people. Any thread.</summary>
    public string StatusText()
    {
        string? failure = _running?.Worker.Failure ?? _lastFailure;
        failure ??= _scripts.Trouble ?? _running?.Worker.ScriptFault ?? _lastScriptFault;
        // What listened last still tells, after deactivation, what went wrong.
        string listening = _listening is { } choice ? choice.Model?.Trouble ?? choice.Message : PluginModel.Forecast();
        return failure is null ? listening : $"{failure} {listening}";
    }

    /// <summary>The state of these values (indexed by id), with the scripts and what they keep now.</summary>
    public byte[] SaveState(ReadOnlySpan<double> values) =>
        PluginState.Save(values, _scripts.Save(_running?.Worker.SaveScriptStates()));

    /// <summary>Takes a state's scripts, which play from the next activation on, and returns its values.</summary>
    /// <exception cref="AbiException">The state cannot be understood; nothing has changed.</exception>
    public double[] LoadState(ReadOnlySpan<byte> bytes)
    {
        double[] values = PluginState.Load(bytes, out IReadOnlyList<EmbeddedScript> scripts);
        _scripts.Load(scripts);
        return values;
    }

    /// <summary>Opens the model and runs it once before the worker's thread does: the first runs are slow.</summary>
    private EngineWorker NewWorker(VmLink* link, int rate, ReadOnlySpan<double> parameters)
    {
        ModelChoice choice = PluginModel.Open(parameters);
        try
        {
            var worker = new EngineWorker(link, rate, parameters, choice.Model, _scripts.Compile());
            _listening = choice;
            return worker;
        }
        catch (ModelException error)
        {
            choice.Dispose();
            _listening = ModelCatalogue.WithoutModel(error);
            return new EngineWorker(link, rate, parameters, model: null, _scripts.Compile());
        }
        catch
        {
            choice.Dispose();
            throw;
        }
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
        if (activation.ParameterCount != ParameterTable.All.Count)
        {
            throw new AbiException(
                VmStatus.InvalidArgument, $"{activation.ParameterCount} parameter values, not {ParameterTable.All.Count}.");
        }
    }
}
