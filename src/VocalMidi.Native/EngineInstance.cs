using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Exports;
using VocalMidi.Native.Worker;

namespace VocalMidi.Native;

/// <summary>One plugin instance's engine: at most one worker at a time. Main thread, save the status text.</summary>
internal sealed unsafe class EngineInstance
{
    private WorkerThread? _running;
    private volatile ModelChoice? _listening;
    private volatile string? _lastFailure;

    /// <summary>Starts a worker on the activation's link.</summary>
    /// <exception cref="AbiException">Already active, or the activation makes no sense.</exception>
    public void Activate(in VmActivation activation)
    {
        if (_running is not null) throw new AbiException(VmStatus.WrongState, "The engine is active already.");
        Check(in activation);
        var parameters = new ReadOnlySpan<double>(activation.Parameters, (int)activation.ParameterCount);
        int rate = ParameterTranslation.ToRate(activation.SampleRate);
        EngineWorker worker = NewWorker(activation.Link, rate, parameters);
        _lastFailure = null;
        _running = new WorkerThread(activation.Link, worker);
    }

    /// <summary>Ends the worker; nothing touches the link after it returns.</summary>
    /// <exception cref="AbiException">Not active.</exception>
    public void Deactivate()
    {
        if (_running is null) throw new AbiException(VmStatus.WrongState, "The engine is not active.");
        _running.Stop();
        _lastFailure = _running.Worker.Failure;
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
        // What listened last still tells, after deactivation, what went wrong.
        string listening = _listening is { } choice ? choice.Model?.Trouble ?? choice.Message : PluginModel.Forecast();
        return failure is null ? listening : $"{failure} {listening}";
    }

    /// <summary>Opens the model and runs it once before the worker's thread does: the first runs are slow.</summary>
    private EngineWorker NewWorker(VmLink* link, int rate, ReadOnlySpan<double> parameters)
    {
        ModelChoice choice = PluginModel.Open(parameters);
        try
        {
            var worker = new EngineWorker(link, rate, parameters, choice.Model);
            _listening = choice;
            return worker;
        }
        catch (ModelException error)
        {
            choice.Dispose();
            _listening = ModelCatalogue.WithoutModel(error);
            return new EngineWorker(link, rate, parameters);
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
