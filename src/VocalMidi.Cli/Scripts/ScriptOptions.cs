using System.CommandLine;
using System.Globalization;

namespace VocalMidi.Cli.Scripts;

/// <summary>The options that name note scripts and set their parameters.</summary>
internal sealed class ScriptOptions
{
    private readonly Option<string[]> _scripts = new("--script")
    {
        HelpName = "LUA",
        Description = "Rework the notes with this script: a file, or the name of one that ships (quantize, scale ...); "
            + "repeats, in order",
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _values = new("--script-set")
    {
        HelpName = "NAME=VALUE",
        Description = "Set a parameter that a script declares (vocalmidi script check lists them); repeats",
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_scripts);
        AddValuesTo(command);
    }

    /// <summary>Adds only the option that sets parameters.</summary>
    public void AddValuesTo(Command command) => command.Options.Add(_values);

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="UserException">A setting is not NAME=VALUE.</exception>
    public ScriptRequest RequestIn(ParseResult parse) => new(parse.GetValue(_scripts) ?? [], ValuesIn(parse));

    /// <summary>The settings alone.</summary>
    /// <exception cref="UserException">A setting is not NAME=VALUE.</exception>
    public IReadOnlyList<ScriptSetting> ValuesIn(ParseResult parse) =>
        [.. (parse.GetValue(_values) ?? []).Select(Setting)];

    private static ScriptSetting Setting(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0) throw new UserException($"--script-set {text}: must be NAME=VALUE");
        return new ScriptSetting(text[..equals].Trim(), text[(equals + 1)..].Trim());
    }
}

/// <summary>Scripts in order, and what their parameters are set to.</summary>
/// <param name="Scripts">Files, or names of scripts that ship.</param>
/// <param name="Settings">Later ones win.</param>
internal sealed record ScriptRequest(IReadOnlyList<string> Scripts, IReadOnlyList<ScriptSetting> Settings);

/// <summary>One setting, as it was typed.</summary>
/// <param name="Name">Of the parameter; of all scripts that have one of that name.</param>
/// <param name="Value">A number, or the name of a choice.</param>
internal sealed record ScriptSetting(string Name, string Value)
{
    /// <summary>The value as a number; false if it is none.</summary>
    public bool TryNumber(out double number) =>
        double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
