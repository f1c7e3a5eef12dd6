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
    ];

    private readonly Dictionary<ParameterId, Option<double?>> _options = ParameterTable.All
        .Where(p => !s_elsewhere.Contains(p.Id))
        .ToDictionary(p => p.Id, NumberOption);

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

    private static Option<double?> NumberOption(ParameterInfo parameter)
    {
        string unit = parameter.Unit.Length > 0 ? " " + parameter.Unit : "";
        string range = Invariant($"{parameter.Minimum} to {parameter.Maximum}{unit}");
        var option = new Option<double?>("--" + parameter.Key)
        {
            HelpName = parameter.Unit.Length > 0 ? parameter.Unit : "number",
            Description = Invariant($"{parameter.Name}: {range} (default {parameter.Default})"),
        };
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<double?>() is not { } value) return;
            if (!(value >= parameter.Minimum && value <= parameter.Maximum))
            {
                result.AddError(Invariant($"--{parameter.Key} {value}: must be {range}"));
            }
            else if (parameter.Stepped && value != Math.Round(value))
            {
                result.AddError(Invariant($"--{parameter.Key} {value}: must be a whole number"));
            }
        });
        return option;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
