using VocalMidi.Scripting.Interop;

namespace VocalMidi.Scripting.Chain;

/// <summary>Calls a script's handlers, gathers what it logs, and takes it out of the way when it keeps failing.</summary>
internal sealed unsafe class ScriptCaller
{
    /// <summary>Errors after which a script is passed by.</summary>
    private const int MostErrors = 10;

    /// <summary>
    /// Work that calls may do together: this much at once, and that much for each second of the stream. One call's
    /// budget alone would let a thousand planned functions hold the stream up.
    /// </summary>
    private const double MostWork = 2.5e6, WorkPerSecond = 20e6;

    private readonly ScriptLog _log;
    private readonly double _workPerSample;
    private double _work = MostWork;
    private long _workAt;
    private GuardCommand* _commands;
    private uint _count;
    private int _errors;

    public ScriptCaller(NoteScript script, ScriptLog log, int sampleRate)
    {
        _workPerSample = WorkPerSecond / sampleRate;
        Script = script;
        _log = log;
        HearsBeats = Guard.HasHandler(script.Handle, Handler.Beat) != 0;
    }

    /// <summary>The script.</summary>
    public NoteScript Script { get; private set; }

    /// <summary>It is stopped for good: everything passes.</summary>
    public bool Bypassed { get; private set; }

    /// <summary>Whether it has an on_beat; looked up after on_start, on_param and when it is put in.</summary>
    public bool HearsBeats { get; private set; }

    /// <summary>What the last call wants done; valid until the next call.</summary>
    public ReadOnlySpan<GuardCommand> Commands => new(_commands, (int)_count);

    /// <summary>The stream goes on at another sample.</summary>
    public void Restart(long sample) => _workAt = sample;

    /// <summary>Runs a handler. False if there is none or it failed: then it left no commands.</summary>
    public bool Run(ref GuardCall call, long sample)
    {
        _count = 0;
        if (Bypassed) return false;
        nint guard = Script.Handle;
        GuardStatus status;
        fixed (GuardCall* at = &call) status = Guard.Run(guard, at);
        if (status == GuardStatus.NoHandler) return false;
        TakeLog(guard);
        if (call.Handler is Handler.Start or Handler.Param)
            HearsBeats = Guard.HasHandler(guard, Handler.Beat) != 0;
        if (status == GuardStatus.Ok && !MayWork((long)Guard.Work(guard), sample))
        {
            Stop(Script.Fault() with { Message = "its calls together do more work than the stream has time for" });
            return false;
        }

        if (status == GuardStatus.Ok)
        {
            uint count;
            _commands = Guard.Commands(guard, &count);
            _count = count;
            return true;
        }

        TakeFault();
        return false;
    }

    /// <summary>The notes and functions that the script remembers are gone.</summary>
    public void Forget()
    {
        if (Bypassed) return;
        Guard.ForgetNotes(Script.Handle);
        Guard.ForgetTimers(Script.Handle);
    }

    /// <summary>Another script takes its place, with its state, its ids and its parameters of the same name.</summary>
    public NoteScript Replace(NoteScript next)
    {
        NoteScript old = Script;
        if (!next.TakeStateOf(old)) _log.Add(old.Fault() with { Where = "state" });
        Guard.SetNextId(next.Handle, Guard.NextId(old.Handle));
        for (int i = 0; i < next.Parameters.Count; i++)
        {
            for (int k = 0; k < old.Parameters.Count; k++)
            {
                if (old.Parameters[k].Name == next.Parameters[i].Name)
                    Guard.SetParameter(next.Handle, (uint)i, old.GetParameter(k));
            }
        }

        Script = next;
        Bypassed = false;
        _errors = 0;
        _count = 0;
        HearsBeats = Guard.HasHandler(next.Handle, Handler.Beat) != 0;
        return old;
    }

    private void TakeLog(nint guard)
    {
        uint dropped;
        byte* line;
        for (uint i = 0; (line = Guard.LogLine(guard, i, &dropped)) != null; i++) _log.Add(Script, line);
        if (dropped > 0) _log.CountDropped(dropped);
    }

    private void TakeFault()
    {
        ScriptFault fault = Script.Fault();
        if (fault.Stopped || ++_errors >= MostErrors) Stop(fault);
        else _log.Add(fault);
    }

    private bool MayWork(long work, long sample)
    {
        _work = Math.Min(MostWork, _work + ((sample - _workAt) * _workPerSample)) - work;
        _workAt = sample;
        return _work >= 0;
    }

    private void Stop(ScriptFault fault)
    {
        Bypassed = true;
        HearsBeats = false;
        _log.Add(fault with { Stopped = true });
    }
}
