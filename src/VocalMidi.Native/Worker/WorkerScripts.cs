using VocalMidi.Engine.Timing;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Scripts;
using VocalMidi.Scripting;

namespace VocalMidi.Native.Worker;

/// <summary>
/// The scripts of one stream, between its pipeline and its event ring. Worker thread, unless said otherwise; the gate
/// is the other threads' way to look at what scripts keep and log, and hardly ever closed.
/// </summary>
internal sealed class WorkerScripts : IDisposable
{
    private readonly Lock _gate = new();
    private readonly int _sampleRate;
    private readonly IVoiceEventSink _output;
    private readonly ScriptMail _mail = new();
    private ScriptChain? _chain; // null: everything passes
    private long _serial;
    private int _choice;
    private long _latency;
    private TransportState? _song;
    private int _linesSeen;
    private volatile bool _news;
    private volatile string? _fault;

    /// <param name="sampleRate">Hertz.</param>
    /// <param name="set">What plays first; owned from now on.</param>
    /// <param name="output">Takes what they let out.</param>
    public WorkerScripts(int sampleRate, ScriptSet set, IVoiceEventSink output)
    {
        _sampleRate = sampleRate;
        _output = output;
        Pool = new WorkerPool(set);
        Build(set);
        _chain = set.Chain;
        _serial = set.Serial;
        _choice = set.Choice;
        if (_chain is not null) Pool.SetAll(_chain);
    }

    /// <summary>The pool of parameters as it plays.</summary>
    public WorkerPool Pool { get; }

    /// <summary>The latest thing that went wrong in a script that plays; null: nothing has. Any thread.</summary>
    public string? Fault => _fault;

    /// <summary>Whether there is a script; else everything passes.</summary>
    public bool Play => _chain is not null;

    /// <summary>Whether scripts wait for the worker to take them. Any thread.</summary>
    public bool HasOffer => _mail.HasOffer;

    /// <summary>How much later than in the voice everything sounds, samples. Between notes.</summary>
    public long LatencySamples
    {
        set
        {
            _latency = value;
            lock (_gate)
            {
                if (_chain is not null) _chain.LatencySamples = value;
            }
        }
    }

    /// <summary>Gives the worker other scripts, which it takes before the next thing it does. Any thread but the worker's.</summary>
    public void Offer(ScriptSet set)
    {
        if (set.Place < 0) Build(set);
        _mail.Offer(set);
    }

    /// <summary>There is something to tell the user. Any thread.</summary>
    public void TellNews() => _news = true;

    /// <summary>The choice that the worker wants, if it waits for one. The loader's thread.</summary>
    public bool TryGetQuestion(out long question, out int choice) => _mail.TryGetQuestion(out question, out choice);

    /// <summary>A question has been dealt with. The loader's thread.</summary>
    public void Answer(long question) => _mail.Answer(question);

    /// <summary>Frees scripts that play no more. The loader's thread.</summary>
    public void FreeRetired() => _mail.FreeRetired();

    /// <summary>What each script keeps; null if others than those of <paramref name="serial"/> play. Any thread.</summary>
    /// <remarks>What cannot be saved becomes <see cref="Fault"/>.</remarks>
    public IReadOnlyList<byte[]>? SaveStates(long serial)
    {
        lock (_gate)
        {
            if (serial != _serial) return null;
            byte[][] states = new byte[_chain?.Count ?? 0][];
            for (int i = 0; i < states.Length; i++)
            {
                states[i] = _chain!.Script(i).SaveState(out ScriptFault? problem);
                if (problem is not null) _fault = problem.ToString();
            }

            return states;
        }
    }

    /// <summary>The oldest line that a script has logged, for people. Any thread.</summary>
    public bool TryTakeLog(out string line)
    {
        line = "";
        lock (_gate) return _chain?.TryTakeLog(out line) == true;
    }

    /// <summary>The user wants other scripts from here on. They come when they are ready.</summary>
    /// <returns>False if they play already.</returns>
    public bool Want(int choice)
    {
        if (choice == _choice && !_mail.IsWaiting) return false;
        Pool.Mark();
        _mail.Ask(choice);
        ScriptLoader.Signal();
        return true;
    }

    /// <summary>Waits for what was asked for, which offline rendering has time for.</summary>
    /// <param name="isStopped">Whether the stream ends.</param>
    public void AwaitAnswer(Func<bool> isStopped) => _mail.AwaitAnswer(isStopped);

    /// <summary>Other scripts that are ready to play; to be given to <see cref="Install"/> at once.</summary>
    public bool TryTakeOffer(out ScriptSet set) => _mail.TryTakeOffer(out set);

    /// <summary>They play from here on. The pipeline has no note, unless only one script changes.</summary>
    public void Install(ScriptSet set, long position)
    {
        lock (_gate)
        {
            if (set.Place < 0) Change(set, position);
            else if (_chain is not null && set.Serial == _serial) set.Return(_chain.Replace(set.Place, set.Take()[0]));
            Pool.Take(set, _chain, _mail.IsWaiting);
            _fault = null;
            _news = true;
        }

        _mail.Retire(set);
    }

    /// <summary>Takes an event of the pipeline.</summary>
    public void Accept(in VoiceEvent voiceEvent)
    {
        if (_chain is null)
        {
            _output.Accept(voiceEvent);
            return;
        }

        lock (_gate) _chain.Accept(voiceEvent);
    }

    /// <summary>The stream has been heard up to here; what scripts have planned before it, happens.</summary>
    /// <returns>True if there is news since the last call: something has gone wrong or was logged.</returns>
    public bool AdvanceTo(long position)
    {
        bool news = _news;
        if (news) _news = false;
        if (_chain is null) return news;
        lock (_gate)
        {
            _chain.AdvanceTo(position);
            while (_chain.TryTakeFault(out ScriptFault fault))
            {
                _fault = fault.ToString();
                news = true;
            }

            news |= _chain.LogLines > _linesSeen;
            _linesSeen = _chain.LogLines;
        }

        return news;
    }

    /// <summary>Ends every note and forgets what is planned.</summary>
    public void EndNotes(long position)
    {
        lock (_gate) _chain?.EndNotes(position);
    }

    /// <summary>The same; the stream goes on at another position.</summary>
    public void Reset(long position)
    {
        lock (_gate) _chain?.Reset(position);
    }

    /// <summary>A parameter of the pool takes a value.</summary>
    public void SetPool(int place, double value)
    {
        lock (_gate) Pool.Set(place, value, _chain);
    }

    /// <summary>The song is where the host says.</summary>
    public void SetTransport(long at, in VmTransport transport)
    {
        TransportState state = transport.ToState(at);
        _song = state;
        lock (_gate) _chain?.SetTransport(state);
    }

    /// <summary>Frees the scripts. Main thread, after the worker's has ended.</summary>
    public void Dispose()
    {
        _chain?.Dispose();
        _mail.Dispose();
    }

    // On the thread that has the time: a chain is some hundred kilobytes.
    private void Build(ScriptSet set)
    {
        if (set.Count > 0) set.Chain = new ScriptChain(_sampleRate, set.Take(), _output);
    }

    private void Change(ScriptSet set, long position)
    {
        _chain?.EndNotes(position);
        (_chain, set.Chain) = (set.Chain, _chain);
        _serial = set.Serial;
        _choice = set.Choice;
        _linesSeen = 0;
        if (_chain is null) return;
        _chain.LatencySamples = _latency;
        _chain.Reset(position);
        if (_song is { } song) _chain.SetTransport(song);
    }
}
