using VocalMidi.Native.Worker;
using VocalMidi.Scripting;

namespace VocalMidi.Native.Scripts;

/// <summary>
/// The scripts of one plugin instance: which were chosen, their texts, what the pool of parameters stands for, and
/// what is wrong. The main thread and the loader's use it; the worker gets what is ready (<see cref="ScriptSet"/>).
/// </summary>
internal sealed class PluginScripts : IDisposable
{
    /// <summary>Files that a new instance begins with, in order, between the system's separators of paths.</summary>
    public const string Variable = "VOCALMIDI_SCRIPT";

    private readonly Lock _gate = new();
    private volatile IReadOnlyList<EmbeddedScript> _project = [];
    private IReadOnlyList<EmbeddedScript> _scripts = [];
    private NoteScript[]? _ready; // compiled from _scripts, for the next stream
    private NoteScript[] _parts = []; // what the pool was made of: for names and ranges alone, they may be freed
    private WorkerScripts? _running;
    private long _serial;
    private volatile int _choice;
    private volatile ScriptPool _pool = ScriptPool.Empty;
    private volatile string? _trouble;

    /// <summary>Begins with the files that the environment names, if it names any.</summary>
    /// <param name="choices">What the user can choose.</param>
    public PluginScripts(ScriptChoices choices)
    {
        Choices = choices;
        string[] files = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (files.Length == 0) return;
        string? unread = null;
        _project = [.. files.Take(ScriptChain.MostScripts).Select(file => Open(file, ref unread))];
        Initial = choices.Project;
        Put(choices.Project, _project);
        _trouble ??= unread;
    }

    /// <summary>What can be chosen.</summary>
    public ScriptChoices Choices { get; }

    /// <summary>The choice of a new instance.</summary>
    public int Initial { get; }

    /// <summary>The choice that holds. Any thread.</summary>
    public int Choice => _choice;

    /// <summary>What the pool of parameters stands for. Any thread.</summary>
    public ScriptPool Pool => _pool;

    /// <summary>What is wrong with a script, for people; null while all is well. Any thread.</summary>
    public string? Trouble => _trouble;

    /// <summary>The names of the scripts of the project's own choice, for people. Any thread.</summary>
    public string ProjectNames => string.Join(" + ", _project.Select(script => script.Text.Name));

    /// <summary>Chooses while nothing plays. Main thread.</summary>
    /// <returns>The pool's values at the start; null: that choice held already.</returns>
    public double[]? Choose(int choice)
    {
        lock (_gate)
        {
            if (choice == _choice) return null;
            Load(choice);
            return _pool.Defaults();
        }
    }

    /// <summary>Compiles what a stream begins with. Main thread, while nothing plays.</summary>
    /// <param name="values">Of the pool.</param>
    public ScriptSet Prepare(ReadOnlySpan<double> values)
    {
        lock (_gate)
        {
            Follow(compile: false);
            if (_ready is null) Compile();
            NoteScript[] scripts = _ready ?? [];
            _ready = null;
            return new ScriptSet(_choice, scripts, values.ToArray()) { Serial = _serial };
        }
    }

    /// <summary>A stream plays from now on: what changes goes to it, as <see cref="Serve"/> finds it. Main thread.</summary>
    public void Attach(WorkerScripts running)
    {
        lock (_gate) _running = running;
    }

    /// <summary>The stream has ended: takes what the scripts keep. Main thread, before the worker is freed.</summary>
    public void Detach()
    {
        lock (_gate)
        {
            KeepStates();
            _running = null;
        }
    }

    /// <summary>The choice, and the scripts with what they keep now. Main thread.</summary>
    public SavedScripts Save()
    {
        lock (_gate)
        {
            KeepStates();
            return new SavedScripts(Choices.KeyOf(_choice), _scripts);
        }
    }

    /// <summary>Takes the scripts of a project; a stream that plays plays them from now on. Main thread.</summary>
    /// <param name="saved">The scripts.</param>
    /// <param name="values">Of the pool; those that are no number are set to where they start.</param>
    /// <returns>The choice that they are.</returns>
    /// <exception cref="ScriptException">One of them is no script; nothing has changed.</exception>
    public int Load(SavedScripts saved, Span<double> values)
    {
        NoteScript[] compiled = CompileAll(saved.Scripts);
        lock (_gate)
        {
            IReadOnlyList<EmbeddedScript> scripts = saved.Scripts;
            int choice = Choices.IndexOf(saved.Choice);
            if (choice == ScriptChoices.None && scripts.Count > 0) choice = Choices.Project;
            if (Choices.PathOf(choice) is { } path) // as it was, even if the file has been edited since, or is another's
            {
                var file = new WatchedFile(path);
                if (scripts.Count == 1 && TryRead(file) == scripts[0].Text) scripts = [scripts[0] with { File = file }];
                else choice = Choices.Project;
            }

            if (choice == Choices.Project) _project = scripts;
            Put(choice, scripts, compiled);
            for (int place = 0; place < values.Length; place++)
            {
                if (double.IsNaN(values[place])) values[place] = _pool.Default(place);
            }

            if (_running is not null) Offer(values.ToArray());
            return choice;
        }
    }

    /// <summary>Does what the worker asks for, and looks whether files have changed. The loader's thread.</summary>
    public void Serve(bool look)
    {
        lock (_gate)
        {
            if (_running is not { } running) return;
            running.FreeRetired();
            if (running.TryGetQuestion(out long question, out int choice))
            {
                if (choice != _choice)
                {
                    KeepStates();
                    Load(choice);
                    Offer(_pool.Defaults());
                }

                running.Answer(question);
            }

            if (look && !running.HasOffer) Follow(compile: true);
        }
    }

    /// <summary>Frees what was compiled for the next stream. Main thread.</summary>
    public void Dispose()
    {
        lock (_gate) Forget();
    }

    // A file that cannot be read is an empty script until it can.
    private static EmbeddedScript Open(string path, ref string? unread)
    {
        var file = new WatchedFile(path);
        try
        {
            return new EmbeddedScript(file.Read(), [], file);
        }
        catch (ScriptException error)
        {
            unread ??= error.Message;
            return new EmbeddedScript(new ScriptText(Path.GetFileName(path), ""), [], file);
        }
    }

    private static ScriptText? TryRead(WatchedFile file)
    {
        try
        {
            return file.Read();
        }
        catch (ScriptException)
        {
            return null;
        }
    }

    private static NoteScript Compile(EmbeddedScript script)
    {
        NoteScript compiled = NoteScript.Compile(script.Text);
        compiled.LoadState(script.State);
        return compiled;
    }

    private static NoteScript[] CompileAll(IReadOnlyList<EmbeddedScript> scripts)
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

    private void Load(int choice)
    {
        string? unread = null;
        string? path = Choices.PathOf(choice);
        Put(choice, choice == Choices.Project ? _project : path is not null ? [Open(path, ref unread)] : []);
        _trouble ??= unread;
    }

    private void Put(int choice, IReadOnlyList<EmbeddedScript> scripts, NoteScript[]? compiled = null)
    {
        Forget();
        _choice = choice;
        _scripts = scripts;
        _serial++;
        _trouble = null;
        if (compiled is null) Compile();
        else Take(compiled);
    }

    private void Compile()
    {
        try
        {
            Take(CompileAll(_scripts));
        }
        catch (ScriptException error)
        {
            Take([]);
            _trouble = $"{error.Message}: no script runs, the notes pass through.";
        }
    }

    private void Take(NoteScript[] compiled)
    {
        _ready = _parts = compiled;
        _pool = new ScriptPool(compiled);
        // What a script sets up while it is read is kept like all the rest: a project is saved alike, played or not.
        if (compiled.Length == _scripts.Count)
            _scripts = [.. _scripts.Select((script, i) => script with { State = compiled[i].SaveState() })];
    }

    private void Forget()
    {
        foreach (NoteScript script in _ready ?? []) script.Dispose();
        _ready = null;
    }

    private void Offer(double[] values)
    {
        _running!.Offer(new ScriptSet(_choice, _ready ?? [], values) { Serial = _serial });
        _ready = null;
    }

    private void KeepStates()
    {
        if (_running?.SaveStates(_serial) is { } states && states.Count == _scripts.Count)
            _scripts = [.. _scripts.Select((script, i) => script with { State = states[i] })];
    }

    // Reads anew what has been edited. What plays goes on if the new text is wrong.
    private void Follow(bool compile)
    {
        for (int i = 0; i < _scripts.Count; i++)
        {
            if (_scripts[i].File is not { } file || !file.HasChanged()) continue;
            try
            {
                ScriptText text = file.Read();
                if (text == _scripts[i].Text && _trouble is null) continue;
                Edit(i, text, compile);
            }
            catch (ScriptException error)
            {
                string trouble = error.Message + ": the version before goes on";
                if (trouble == _trouble) continue;
                _trouble = trouble;
                _running?.TellNews();
            }
        }
    }

    private void Edit(int place, ScriptText text, bool offer)
    {
        NoteScript compiled = Compile(_scripts[place] with { Text = text });
        _scripts = [.. _scripts.Select((script, i) => i == place ? script with { Text = text } : script)];
        if (_project.Count == _scripts.Count && _choice == Choices.Project) _project = _scripts;
        _trouble = null;
        if (!offer || _parts.Length != _scripts.Count)
        {
            compiled.Dispose();
            Forget();
            Compile();
            if (offer) Offer(_pool.Defaults());
            return;
        }

        _parts = [.. _parts.Select((part, i) => i == place ? compiled : part)];
        _pool = new ScriptPool(_parts);
        _running!.Offer(new ScriptSet(_choice, [compiled], []) { Pool = _pool, Place = place, Serial = _serial });
    }
}
