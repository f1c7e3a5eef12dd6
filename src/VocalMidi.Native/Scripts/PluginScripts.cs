using VocalMidi.Native.Worker;
using VocalMidi.Scripting;

namespace VocalMidi.Native.Scripts;

/// <summary>
/// The scripts of one plugin instance: what can be chosen and is, what a project brings, and how a stream that plays
/// gets it. The main thread and the loader's use it; the worker gets what is ready (<see cref="ScriptSet"/>).
/// </summary>
internal sealed class PluginScripts : IDisposable
{
    /// <summary>Files that a new instance begins with, in order, between the system's separators of paths.</summary>
    public const string Variable = "VOCALMIDI_SCRIPT";

    private readonly Lock _gate = new();
    private readonly CurrentScripts _current = new();
    private volatile IReadOnlyList<EmbeddedScript> _project = [];
    private WorkerScripts? _running;

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
        _current.Put(choices.Project, _project);
        _current.Trouble ??= unread;
    }

    /// <summary>What can be chosen.</summary>
    public ScriptChoices Choices { get; }

    /// <summary>The choice of a new instance.</summary>
    public int Initial { get; }

    /// <summary>The choice that holds. Any thread.</summary>
    public int Choice => _current.Choice;

    /// <summary>What the pool of parameters stands for. Any thread.</summary>
    public ScriptPool Pool => _current.Pool;

    /// <summary>What is wrong with a script, for people; null while all is well. Any thread.</summary>
    public string? Trouble => _current.Trouble;

    /// <summary>The names of the scripts of the project's own choice, for people. Any thread.</summary>
    public string ProjectNames => string.Join(" + ", _project.Select(script => script.Text.Name));

    /// <summary>Chooses while nothing plays. Main thread.</summary>
    /// <returns>The pool's values at the start; null: that choice held already.</returns>
    public double[]? Choose(int choice)
    {
        lock (_gate)
        {
            if (choice == Choice) return null;
            Put(choice);
            return Pool.Defaults();
        }
    }

    /// <summary>Compiles what a stream begins with. Main thread, while nothing plays.</summary>
    /// <param name="values">Of the pool.</param>
    public ScriptSet Prepare(ReadOnlySpan<double> values)
    {
        lock (_gate)
        {
            Follow();
            return NewSet(values.ToArray());
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
            return new SavedScripts(Choices.KeyOf(Choice), _current.Scripts);
        }
    }

    /// <summary>Takes the scripts of a project; a stream that plays plays them from now on. Main thread.</summary>
    /// <param name="saved">The scripts.</param>
    /// <param name="values">Of the pool; those that are no number are set to where they start.</param>
    /// <returns>The choice that they are.</returns>
    /// <exception cref="ScriptException">One of them is no script; nothing has changed.</exception>
    public int Load(SavedScripts saved, Span<double> values)
    {
        NoteScript[] compiled = CurrentScripts.CompileAll(saved.Scripts);
        lock (_gate)
        {
            (int choice, IReadOnlyList<EmbeddedScript> scripts) = Recognise(saved);
            if (choice == Choices.Project) _project = scripts;
            _current.Put(choice, scripts, compiled);
            for (int place = 0; place < values.Length; place++)
            {
                if (double.IsNaN(values[place])) values[place] = Pool.Default(place);
            }

            _running?.Offer(NewSet(values.ToArray()));
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
                if (choice != Choice)
                {
                    KeepStates();
                    Put(choice);
                    running.Offer(NewSet(Pool.Defaults()));
                }

                running.Answer(question);
            }

            if (look && !running.HasOffer) Follow();
        }
    }

    /// <summary>Frees what was compiled for the next stream. Main thread.</summary>
    public void Dispose()
    {
        lock (_gate) _current.Dispose();
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

    // A project opens as it was, even where the file of that name has been edited since, or is another's.
    private (int Choice, IReadOnlyList<EmbeddedScript> Scripts) Recognise(SavedScripts saved)
    {
        int choice = Choices.IndexOf(saved.Choice);
        if (Choices.PathOf(choice) is not { } path)
            return (saved.Scripts.Count > 0 ? Choices.Project : choice, saved.Scripts);
        var file = new WatchedFile(path);
        return saved.Scripts.Count == 1 && IsIn(file, saved.Scripts[0].Text)
            ? (choice, [saved.Scripts[0] with { File = file }])
            : (Choices.Project, saved.Scripts);
    }

    private static bool IsIn(WatchedFile file, ScriptText text)
    {
        try
        {
            return file.Read() == text;
        }
        catch (ScriptException)
        {
            return false;
        }
    }

    private void Put(int choice)
    {
        string? unread = null;
        string? path = Choices.PathOf(choice);
        _current.Put(choice, choice == Choices.Project ? _project : path is not null ? [Open(path, ref unread)] : []);
        _current.Trouble ??= unread;
    }

    private ScriptSet NewSet(double[] values) => new(Choice, _current.Take(), values) { Serial = _current.Serial };

    private void KeepStates()
    {
        if (_running?.SaveStates(_current.Serial) is { } states) _current.Keep(states);
    }

    // Reads anew what has been edited. What plays goes on if the new text is wrong.
    private void Follow()
    {
        for (int i = 0; i < _current.Scripts.Count; i++)
        {
            if (_current.Scripts[i].File is not { } file || !file.HasChanged()) continue;
            try
            {
                ScriptText text = file.Read();
                if (text != _current.Scripts[i].Text || Trouble is not null) Edit(i, text);
            }
            catch (ScriptException error)
            {
                string trouble = error.Message + ": the version before goes on";
                if (trouble == Trouble) continue;
                _current.Trouble = trouble;
                _running?.TellNews();
            }
        }
    }

    private void Edit(int place, ScriptText text)
    {
        NoteScript? compiled = _current.Edit(place, text);
        if (Choice == Choices.Project) _project = _current.Scripts;
        if (compiled is not null && _running is null) compiled.Dispose();
        else if (compiled is not null)
            _running!.Offer(new ScriptSet(Choice, [compiled], []) { Pool = Pool, Place = place, Serial = _current.Serial });
        else _running?.Offer(NewSet(Pool.Defaults()));
    }
}
