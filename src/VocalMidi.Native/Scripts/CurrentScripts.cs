using VocalMidi.Scripting;

namespace VocalMidi.Native.Scripts;

/// <summary>
/// The scripts that hold now: their texts, compiled for the next stream, what the pool of parameters stands for, and
/// what is wrong with them. One thread at a time, but for what any may read.
/// </summary>
internal sealed class CurrentScripts : IDisposable
{
    private NoteScript[]? _ready; // compiled from the texts
    private NoteScript[] _parts = []; // what the pool was made of: for names and ranges alone, they may be freed
    private volatile int _choice;
    private volatile ScriptPool _pool = ScriptPool.Empty;
    private volatile string? _trouble;

    /// <summary>The value of the parameter Script. Any thread.</summary>
    public int Choice => _choice;

    /// <summary>What the pool stands for. Any thread.</summary>
    public ScriptPool Pool => _pool;

    /// <summary>What is wrong, for people; null while all is well. Any thread.</summary>
    public string? Trouble
    {
        get => _trouble;
        set => _trouble = value;
    }

    /// <summary>Texts and what they keep, in order.</summary>
    public IReadOnlyList<EmbeddedScript> Scripts { get; private set; } = [];

    /// <summary>Raised when others hold; an edit of one leaves it.</summary>
    public long Serial { get; private set; }

    /// <summary>Others hold from now on.</summary>
    /// <param name="choice">The value of the parameter Script.</param>
    /// <param name="scripts">In order.</param>
    /// <param name="compiled">They, where that has been done; owned.</param>
    public void Put(int choice, IReadOnlyList<EmbeddedScript> scripts, NoteScript[]? compiled = null)
    {
        Forget();
        _choice = choice;
        Scripts = scripts;
        Serial++;
        _trouble = null;
        if (compiled is null) Compile();
        else Hold(compiled);
    }

    /// <summary>The compiled scripts, for a stream; whoever takes them frees them. None where one of them is wrong.</summary>
    public NoteScript[] Take()
    {
        if (_ready is null) Compile();
        NoteScript[] ready = _ready ?? [];
        _ready = null;
        return ready;
    }

    /// <summary>What they have come to keep while they played.</summary>
    public void Keep(IReadOnlyList<byte[]> states)
    {
        if (states.Count == Scripts.Count) Scripts = [.. Scripts.Select((script, i) => script with { State = states[i] })];
    }

    /// <summary>One has another text now.</summary>
    /// <returns>It, compiled, to take the place of the one before; null: all are to be taken anew.</returns>
    /// <exception cref="ScriptException">It is wrong; nothing has changed.</exception>
    public NoteScript? Edit(int place, ScriptText text)
    {
        NoteScript compiled = Compile(Scripts[place] with { Text = text });
        Scripts = [.. Scripts.Select((script, i) => i == place ? script with { Text = text } : script)];
        _trouble = null;
        if (_parts.Length == Scripts.Count && _ready is null)
        {
            _parts = [.. _parts.Select((part, i) => i == place ? compiled : part)];
            _pool = new ScriptPool(_parts);
            return compiled;
        }

        // The others were wrong, or nothing plays.
        compiled.Dispose();
        Forget();
        Compile();
        return null;
    }

    /// <summary>Compiles scripts and gives them what they keep.</summary>
    /// <exception cref="ScriptException">One of them is wrong.</exception>
    public static NoteScript[] CompileAll(IReadOnlyList<EmbeddedScript> scripts)
    {
        var compiled = new List<NoteScript>();
        try
        {
            foreach (EmbeddedScript script in scripts) compiled.Add(Compile(script));
            return [.. compiled];
        }
        catch
        {
            foreach (NoteScript script in compiled) script.Dispose();
            throw;
        }
    }

    /// <summary>Frees what nobody took.</summary>
    public void Dispose() => Forget();

    private static NoteScript Compile(EmbeddedScript script)
    {
        NoteScript compiled = NoteScript.Compile(script.Text);
        compiled.LoadState(script.State);
        return compiled;
    }

    private void Compile()
    {
        try
        {
            Hold(CompileAll(Scripts));
        }
        catch (ScriptException error)
        {
            Hold([]);
            _trouble = $"{error.Message}: no script runs, the notes pass through.";
        }
    }

    private void Hold(NoteScript[] compiled)
    {
        _ready = _parts = compiled;
        _pool = new ScriptPool(compiled);
        // What a script sets up while it is read is kept like all the rest: a project is saved alike, played or not.
        if (compiled.Length == Scripts.Count) Keep([.. compiled.Select(script => script.SaveState())]);
    }

    private void Forget()
    {
        foreach (NoteScript script in _ready ?? []) script.Dispose();
        _ready = null;
    }
}
