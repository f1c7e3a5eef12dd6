using VocalMidi.Engine.Timing;
using VocalMidi.Native.Abi;
using VocalMidi.Scripting;

namespace VocalMidi.Native.Worker;

/// <summary>
/// The scripts of one stream, between its pipeline and its event ring. Worker thread, unless said otherwise; the gate
/// is the main thread's way to look at what scripts keep, and hardly ever closed.
/// </summary>
internal sealed class WorkerScripts : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ScriptChain _chain;
    private volatile string? _fault;

    /// <param name="sampleRate">Hertz.</param>
    /// <param name="scripts">In order; owned from now on.</param>
    /// <param name="output">Takes what they let out.</param>
    public WorkerScripts(int sampleRate, IReadOnlyList<NoteScript> scripts, IVoiceEventSink output) =>
        _chain = new ScriptChain(sampleRate, scripts, output);

    /// <summary>The latest thing that went wrong in a script; null: nothing has. Any thread.</summary>
    public string? Fault => _fault;

    /// <summary>How much later than in the voice everything sounds, samples. Between notes.</summary>
    public long LatencySamples
    {
        set
        {
            lock (_gate) _chain.LatencySamples = value;
        }
    }

    /// <summary>What each script keeps, as bytes; what cannot be saved becomes <see cref="Fault"/>. Any thread.</summary>
    public IReadOnlyList<byte[]> SaveStates()
    {
        byte[][] states = new byte[_chain.Count][];
        lock (_gate)
        {
            for (int i = 0; i < states.Length; i++)
            {
                states[i] = _chain.Script(i).SaveState(out ScriptFault? problem);
                if (problem is not null) _fault = problem.ToString();
            }
        }

        return states;
    }

    /// <summary>Takes an event of the pipeline.</summary>
    public void Accept(in VoiceEvent voiceEvent)
    {
        lock (_gate) _chain.Accept(voiceEvent);
    }

    /// <summary>The stream has been heard up to here; what scripts have planned before it, happens.</summary>
    /// <returns>True if something has gone wrong in a script since the last call.</returns>
    public bool AdvanceTo(long position)
    {
        lock (_gate) _chain.AdvanceTo(position);
        bool wrong = false;
        while (_chain.TryTakeFault(out ScriptFault fault))
        {
            _fault = fault.ToString();
            wrong = true;
        }

        while (_chain.TryTakeLog(out _))
        {
            // A plugin has no log of its own to write to from here.
        }

        return wrong;
    }

    /// <summary>Ends every note and forgets what is planned.</summary>
    public void EndNotes(long position)
    {
        lock (_gate) _chain.EndNotes(position);
    }

    /// <summary>The same; the stream goes on at another position.</summary>
    public void Reset(long position)
    {
        lock (_gate) _chain.Reset(position);
    }

    /// <summary>The song is where the host says.</summary>
    public void SetTransport(long at, in VmTransport transport)
    {
        bool hasBeats = Has(transport, VmTransportFlags.HasBeats);
        var state = new TransportState(
            at,
            Has(transport, VmTransportFlags.Playing),
            hasBeats ? transport.Beats : transport.Seconds * transport.Tempo / 60,
            transport.Tempo,
            transport.BarBeats,
            transport.Bar + 1,
            transport.BeatsPerBar,
            transport.BeatUnit,
            Has(transport, VmTransportFlags.Loops),
            transport.LoopStart,
            transport.LoopEnd);
        lock (_gate) _chain.SetTransport(state);
    }

    // Enum.HasFlag makes garbage until it is optimised.
    private static bool Has(in VmTransport transport, VmTransportFlags flag) => (transport.Flags & flag) != 0;

    /// <summary>Frees the scripts. Main thread, after the worker's has ended.</summary>
    public void Dispose() => _chain.Dispose();
}
