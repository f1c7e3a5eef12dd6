using System.CommandLine;
using System.Globalization;
using VocalMidi.Engine.Parameters;

namespace VocalMidi.Cli.Commands;

/// <summary>The engine's parameters as options, made from the parameter table.</summary>
internal sealed class ParameterOptions
{
    // These have a meaning only in a running plugin, or an option of their own.
    private static readonly HashSet<ParameterId> s_elsewhere =
    [
        ParameterId.Bypass, ParameterId.Timing, ParameterId.Bend, ParameterId.Output, ParameterId.Panic,
        ParameterId.Provider,
    ];

    private readonly Dictionary<ParameterId, Option<double?>> _options = ParameterTable.All
        .Where(p => !s_elsewhere.Contains(p.Id))
        .ToDictionary(p => p.Id, OptionFor);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in _options.Values) command.Options.Add(option);
    }

    /// <summary>The parameters given on the command line.</summary>
    public IReadOnlyDictionary<ParameterId, double> ValuesIn(ParseResult parse) => _options
        .Select(option => (Id: option.Key, Value: parse.GetValue(option.Value)))
        .Where(given => given.Value is not null)
        .ToDictionary(given => given.Id, given => given.Value!.Value);

    private static Option<double?> OptionFor(ParameterInfo parameter)
    {
        string unit = parameter.Unit.Length > 0 ? " " + parameter.Unit : "";
        return NumberOption.Create(
            "--" + parameter.Key,
            parameter.Unit.Length > 0 ? parameter.Unit : "number",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{parameter.Name}: {parameter.Minimum} to {parameter.Maximum}{unit} (default {parameter.Default})"),
            parameter.Minimum,
            parameter.Maximum,
            parameter.Stepped);
    }
}
