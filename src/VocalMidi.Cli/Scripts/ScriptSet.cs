using VocalMidi.Engine.Timing;
using VocalMidi.Scripting;

namespace VocalMidi.Cli.Scripts;

/// <summary>The scripts of a command line, read once and compiled anew for every recording.</summary>
internal sealed class ScriptSet
{
    private readonly IReadOnlyList<ScriptText> _texts;
    private readonly List<(int Script, int Parameter, double Value)> _values = [];

    private ScriptSet(IReadOnlyList<ScriptText> texts) => _texts = texts;

    /// <summary>Reads and compiles the scripts once, so that what is wrong with them is said before the work.</summary>
    /// <exception cref="UserException">One cannot be read or is no script, or a setting has no place.</exception>
    public static ScriptSet Open(ScriptRequest request)
    {
        var set = new ScriptSet([.. request.Scripts.Select(ScriptFiles.Read)]);
        IReadOnlyList<NoteScript> compiled = set.Compile();
        try
        {
            foreach (ScriptSetting setting in request.Settings) set.Take(setting, compiled);
        }
        finally
        {
            foreach (NoteScript script in compiled) script.Dispose();
        }

        return set;
    }

    /// <summary>A chain of these scripts, their parameters set.</summary>
    /// <param name="sampleRate">Of the events' samples, hertz.</param>
    /// <param name="output">Takes what the scripts let out.</param>
    /// <param name="tempo">Quarter notes a minute.</param>
    /// <param name="latencySamples">How much earlier than it is due a note is known.</param>
    public ScriptChain NewChain(int sampleRate, IVoiceEventSink output, double tempo, long latencySamples)
    {
        var chain = new ScriptChain(sampleRate, Compile(), output, tempo) { LatencySamples = latencySamples };
        foreach ((int script, int parameter, double value) in _values) chain.SetParameter(script, parameter, value);
        return chain;
    }

    private NoteScript[] Compile()
    {
        try
        {
            return [.. _texts.Select(text => NoteScript.Compile(text))];
        }
        catch (ScriptException error)
        {
            throw new UserException(error.Message, error);
        }
    }

    private void Take(ScriptSetting setting, IReadOnlyList<NoteScript> scripts)
    {
        bool known = false;
        for (int script = 0; script < scripts.Count; script++)
        {
            int index = 0;
            foreach (ScriptParameter parameter in scripts[script].Parameters)
            {
                if (parameter.Name == setting.Name)
                {
                    _values.Add((script, index, ValueOf(setting, parameter)));
                    known = true;
                }

                index++;
            }
        }

        if (known) return;
        IEnumerable<string> names = scripts.SelectMany(script => script.Parameters).Select(parameter => parameter.Name);
        throw new UserException(
            $"--script-set {setting.Name}: no script declares that ({string.Join(", ", names.Distinct().DefaultIfEmpty("none is declared"))})");
    }

    private static double ValueOf(ScriptSetting setting, ScriptParameter parameter)
    {
        for (int i = 0; i < parameter.Choices.Count; i++)
            if (parameter.Choices[i].Equals(setting.Value, StringComparison.OrdinalIgnoreCase)) return i;
        bool isNumber = setting.TryNumber(out double value) && parameter.Choices.Count == 0;
        if (isNumber && value >= parameter.Minimum && value <= parameter.Maximum) return value;
        string range = parameter.Choices.Count > 0
            ? $"one of {string.Join(", ", parameter.Choices)}"
            : FormattableString.Invariant($"a number from {parameter.Minimum} to {parameter.Maximum}");
        throw new UserException($"--script-set {setting.Name}={setting.Value}: must be {range}");
    }
}
