using VocalMidi.Cli.Scripts;
using VocalMidi.Scripting;
using VocalMidi.Scripting.Checking;

namespace VocalMidi.Cli.Commands;

/// <summary>Says what is wrong with scripts, and what they declare.</summary>
internal static class ScriptCheck
{
    /// <summary>Checks all; returns an <see cref="ExitStatus"/>.</summary>
    public static int Run(IReadOnlyList<string> names, Terminal terminal)
    {
        bool allWell = true;
        foreach (string name in names) allWell &= Check(name, terminal);
        return allWell ? ExitStatus.Success : ExitStatus.Unreadable;
    }

    private static bool Check(string name, Terminal terminal)
    {
        try
        {
            ScriptText text = ScriptFiles.Read(name);
            using NoteScript script = NoteScript.Compile(text);
            IReadOnlyList<UnknownGlobal> unknown = UnknownGlobal.In(text);
            foreach (UnknownGlobal each in unknown) terminal.Complain($"{text.Name}:{each.Line}: {each.Message}");
            if (unknown.Count == 0) terminal.Say($"{text.Name}: fine");
            foreach (ScriptParameter parameter in script.Parameters) terminal.Say("  " + Describe(parameter));
            return unknown.Count == 0;
        }
        catch (ScriptException error)
        {
            terminal.Complain(error.Message);
        }
        catch (UserException error)
        {
            terminal.Complain(error.Message);
        }

        return false;
    }

    private static string Describe(ScriptParameter parameter)
    {
        string unit = parameter.Unit.Length > 0 ? " " + parameter.Unit : "";
        string range = parameter.Choices.Count > 0
            ? string.Join(" | ", parameter.Choices)
            : FormattableString.Invariant($"{parameter.Minimum} to {parameter.Maximum}{unit}");
        string start = parameter.Choices.Count > 0
            ? parameter.Choices[(int)parameter.Default]
            : FormattableString.Invariant($"{parameter.Default}");
        return $"{parameter.Name} ({parameter.Label}): {range}; at first {start}";
    }
}
