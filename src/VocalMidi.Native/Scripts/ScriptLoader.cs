namespace VocalMidi.Native.Scripts;

/// <summary>
/// The thread that compiles scripts while instances play, one for all of them: it answers workers, and looks for edited
/// files twice a second. Compiling takes milliseconds, which neither a worker nor a callback has.
/// </summary>
internal static class ScriptLoader
{
    private const int LookEveryMs = 500;

    private static readonly Lock s_gate = new();
    private static readonly AutoResetEvent s_signal = new(false);
    private static PluginScripts[] s_served = [];
    private static Thread? s_thread;

    /// <summary>Serves an instance from now on. Main thread.</summary>
    public static void Add(PluginScripts scripts)
    {
        lock (s_gate)
        {
            s_served = [.. s_served, scripts];
            // Kept for the life of the process, as the library is.
            s_thread ??= Start();
        }

        Signal();
    }

    /// <summary>Serves it no more; a last time may still be under way. Main thread.</summary>
    public static void Remove(PluginScripts scripts)
    {
        lock (s_gate) s_served = [.. s_served.Where(served => served != scripts)];
    }

    /// <summary>Somebody has a question. Worker thread; does not block.</summary>
    public static void Signal() => s_signal.Set();

    private static Thread Start()
    {
        var thread = new Thread(Run, 1 << 20) { IsBackground = true, Name = "vocalmidi-load" };
        thread.Start();
        return thread;
    }

    private static void Run()
    {
        long looked = 0;
        while (true)
        {
            s_signal.WaitOne(Volatile.Read(ref s_served).Length > 0 ? LookEveryMs : Timeout.Infinite);
            long now = Environment.TickCount64;
            bool look = now - looked >= LookEveryMs;
            if (look) looked = now;
            foreach (PluginScripts scripts in Volatile.Read(ref s_served)) scripts.Serve(look);
        }
    }
}
