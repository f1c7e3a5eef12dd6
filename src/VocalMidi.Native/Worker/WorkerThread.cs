using System.Runtime.InteropServices;
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

    /// <summary>Ends the thread, whatever it waits for; nothing touches the link after this returns.</summary>
    public void Stop()
    {
        _link->StopWorker(_link);
        _thread.Join();
    }

    private void Loop()
    {
        if (_link->PrepareWorker is not null)
            Worker.Profile.Scheduling = Marshal.PtrToStringUTF8((nint)_link->PrepareWorker(_link)) ?? "";
        while (Volatile.Read(ref _link->Stop) == 0)
        {
            if (!Worker.Step()) _link->WaitForWork(_link);
        }

        Worker.Profile.Stages.Flush();
    }
}
