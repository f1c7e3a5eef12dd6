using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Worker;

/// <summary>The thread of one active engine. Started and ended on the main thread.</summary>
internal sealed unsafe class WorkerThread
{
    /// <summary>Stack of the worker, bytes: enough for the models, small beside many instances.</summary>
    private const int StackBytes = 1 << 20;

    private readonly VmLink* _link;
    private readonly Thread _thread;

    /// <summary>Starts working on the link's rings.</summary>
    public WorkerThread(VmLink* link, EngineWorker worker)
    {
        _link = link;
        Worker = worker;
        _thread = new Thread(Loop, StackBytes) { IsBackground = true, Name = "vocalmidi" };
        _thread.Start();
    }

    /// <summary>What the thread runs.</summary>
    public EngineWorker Worker { get; }

    /// <summary>Waits for the thread to end; the shim has set the stop flag and woken it, or this sets it.</summary>
    public void Join()
    {
        Volatile.Write(ref _link->Stop, 1);
        _thread.Join();
    }

    private void Loop()
    {
        while (Volatile.Read(ref _link->Stop) == 0)
        {
            if (!Worker.Step()) _link->WaitForWork(_link);
        }
    }
}
