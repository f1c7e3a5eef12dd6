using VocalMidi.Native.Abi;
using VocalMidi.Native.Exports;
using VocalMidi.Scripting;

namespace VocalMidi.Native.Scripts;

/// <summary>
/// The scripts of one plugin instance: those of the project that was loaded, or those that the environment names. Main
/// thread.
/// </summary>
internal sealed class PluginScripts
{
    /// <summary>Files that a new instance begins with, in order, between the system's separators of paths.</summary>
    public const string Variable = "VOCALMIDI_SCRIPT";

    private IReadOnlyList<EmbeddedScript> _scripts;

    /// <summary>Begins with the files that the environment names, if it names any.</summary>
    public PluginScripts()
    {
        var scripts = new List<EmbeddedScript>();
        string[] files = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(Path.PathSeparator);
        foreach (string file in files.Where(file => file.Length > 0)) Add(scripts, file);
        _scripts = scripts;
    }

    /// <summary>What was wrong with a script, for people; null while all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Compiles the scripts for a stream; none where one of them is wrong, and <see cref="Trouble"/> tells.</summary>
    public NoteScript[] Compile()
    {
        var compiled = new List<NoteScript>();
        try
        {
            foreach (EmbeddedScript script in _scripts) compiled.Add(Compile(script));
            return [.. compiled];
        }
        catch (ScriptException error)
        {
            foreach (NoteScript script in compiled) script.Dispose();
            Trouble = $"{error.Message}: no script runs, the notes pass through.";
            return [];
        }
    }

    /// <summary>The scripts with what they keep now.</summary>
    /// <param name="running">What they keep in the stream that plays; null: none plays.</param>
    public IReadOnlyList<EmbeddedScript> Save(IReadOnlyList<byte[]>? running)
    {
        if (running is not null && running.Count == _scripts.Count)
            _scripts = [.. _scripts.Select((script, i) => script with { State = running[i] })];
        return _scripts;
    }

    /// <summary>Takes the scripts of a project.</summary>
    /// <exception cref="AbiException">One of them is no script; nothing has changed.</exception>
    public void Load(IReadOnlyList<EmbeddedScript> scripts)
    {
        try
        {
            foreach (EmbeddedScript script in scripts) Compile(script).Dispose();
        }
        catch (ScriptException error)
        {
            throw new AbiException(VmStatus.Refused, $"A script of the project does not load: {error.Message}");
        }

        _scripts = scripts;
        Trouble = null;
    }

    private static NoteScript Compile(EmbeddedScript script)
    {
        NoteScript compiled = NoteScript.Compile(script.Text);
        compiled.LoadState(script.State);
        return compiled;
    }

    private void Add(List<EmbeddedScript> scripts, string file)
    {
        try
        {
            scripts.Add(new EmbeddedScript(new ScriptText(Path.GetFileName(file), File.ReadAllText(file)), []));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Trouble = $"Cannot read the script {file}: {error.Message}";
        }
    }
}
