using VocalMidi.Native.Abi;
using VocalMidi.Native.Scripts;
using VocalMidi.Scripting;

namespace VocalMidi.Native.Worker;

/// <summary>
/// The pool of parameters as the worker has it, and its way to the callback, which shows hosts what they did not set
/// themselves. Worker thread.
/// </summary>
internal sealed class WorkerPool
{
    private readonly double[] _values = new double[AbiConstants.PoolSize];
    private ScriptPool _pool;
    private uint _generation;
    private ulong _handled;
    private uint _set; // places set since other scripts were asked for, one bit each

    public WorkerPool(ScriptSet set)
    {
        _pool = set.Pool;
        set.Values.CopyTo(_values, 0);
    }

    /// <summary>Other scripts were asked for: what is set from now on is meant for them.</summary>
    public void Mark() => _set = 0;

    /// <summary>A place takes a value.</summary>
    public void Set(int place, double value, ScriptChain? chain)
    {
        _values[place] = value;
        _set |= 1u << place;
        if (chain is not null) Tell(place, chain);
    }

    /// <summary>Gives a chain that has not begun all values.</summary>
    public void SetAll(ScriptChain chain)
    {
        for (int place = 0; place < _pool.Count; place++) Tell(place, chain);
    }

    /// <summary>Other scripts play: their values, save those that were set for them since they were asked for.</summary>
    /// <param name="set">They.</param>
    /// <param name="chain">They in the stream; null: there is none among them.</param>
    /// <param name="more">Others still were asked for, so that what was set is not for these alone.</param>
    public void Take(ScriptSet set, ScriptChain? chain, bool more)
    {
        _pool = set.Pool;
        if (set.Place < 0)
        {
            for (int place = 0; place < _values.Length; place++)
            {
                if ((_set & (1u << place)) == 0) _values[place] = set.Values[place];
            }

            if (!more) _set = 0;
            if (chain is not null) SetAll(chain);
        }
        else if (chain is not null) // an edited script has taken over its values by name, wherever they are now
        {
            for (int place = 0; place < _pool.Count; place++)
            {
                (int script, int parameter) = _pool.Target(place);
                _values[place] = _pool.ToPool(place, chain.Script(script).GetParameter(parameter));
            }
        }

        _generation++;
    }

    /// <summary>A message about a parameter has had its effect.</summary>
    public void CountHandled() => _handled++;

    /// <summary>Shows the callback the pool, as a sequence lock.</summary>
    public unsafe void Publish(VmLink* link)
    {
        Volatile.Write(ref link->PoolSequence, link->PoolSequence + 1);
        Interlocked.MemoryBarrier();
        link->PoolGeneration = _generation;
        link->PoolHandled = _handled;
        for (int place = 0; place < _values.Length; place++) link->Pool[place] = _values[place];
        Volatile.Write(ref link->PoolSequence, link->PoolSequence + 1);
    }

    private void Tell(int place, ScriptChain chain)
    {
        if (place >= _pool.Count) return;
        (int script, int parameter) = _pool.Target(place);
        if (script < chain.Count) chain.SetParameter(script, parameter, _pool.ToPlain(place, _values[place]));
    }
}
