using VocalMidi.Scripting;

namespace VocalMidi.Native.Scripts;

/// <summary>Compiled scripts on their way to a worker, and what they make of the pool of parameters.</summary>
internal sealed class ScriptSet : IDisposable
{
    private NoteScript[] _scripts;

    /// <param name="choice">The value of the parameter Script that they stand for.</param>
    /// <param name="scripts">In order; owned.</param>
    /// <param name="values">Of the pool, 0..1 each.</param>
    public ScriptSet(int choice, NoteScript[] scripts, double[] values)
    {
        _scripts = scripts;
        Choice = choice;
        Pool = new ScriptPool(scripts);
        Values = values;
    }

    /// <summary>The value of the parameter Script.</summary>
    public int Choice { get; }

    /// <summary>What the pool stands for once they play.</summary>
    public ScriptPool Pool { get; init; }

    /// <summary>The pool's values at the start.</summary>
    public double[] Values { get; }

    /// <summary>Where not all scripts are new but one: its place in the chain. Else -1.</summary>
    public int Place { get; init; } = -1;

    /// <summary>Which scripts these are: edits of one keep the number.</summary>
    public long Serial { get; init; }

    /// <summary>The scripts in a stream, made before the worker needs it.</summary>
    public ScriptChain? Chain { get; set; }

    /// <summary>For lists of sets that have done their work.</summary>
    public ScriptSet? Next { get; set; }

    /// <summary>How many scripts there are.</summary>
    public int Count => _scripts.Length;

    /// <summary>The scripts; whoever takes them frees them.</summary>
    public NoteScript[] Take()
    {
        NoteScript[] taken = _scripts;
        _scripts = [];
        return taken;
    }

    /// <summary>Puts the script in that has to be freed.</summary>
    public void Return(NoteScript script) => _scripts = [script];

    /// <summary>Frees what nobody has taken.</summary>
    public void Dispose()
    {
        foreach (NoteScript script in _scripts) script.Dispose();
        _scripts = [];
        Chain?.Dispose();
        Chain = null;
    }
}
