using VocalMidi.Engine.Parameters;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Exports;
using VocalMidi.Native.Worker;

namespace VocalMidi.Native;

/// <summary>One plugin instance's engine: at most one worker at a time. Main thread, save the status text.</summary>
internal sealed unsafe class EngineInstance
{
    private WorkerThread? _running;
    private volatile string? _lastFailure;

    /// <summary>Starts a worker on the activation's link.</summary>
    /// <exception cref="AbiException">Already active, or the activation makes no sense.</exception>
    public void Activate(in VmActivation activation)
    {
        if (_running is not null) throw new AbiException(VmStatus.WrongState, "The engine is active already.");
        Check(in activation);
        var parameters = new ReadOnlySpan<double>(activation.Parameters, (int)activation.ParameterCount);
        int rate = ParameterTranslation.ToRate(activation.SampleRate);
        var worker = new EngineWorker(activation.Link, rate, parameters);
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
        _running = null;
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
        string listening = LibraryFolder.ModelStatus();
        return failure is null ? listening : $"{failure} {listening}";
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
