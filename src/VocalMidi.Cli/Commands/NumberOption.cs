using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace VocalMidi.Cli.Commands;

/// <summary>Options that take a number within a range, and say so when it is none.</summary>
internal static class NumberOption
{
    /// <summary>An option for a number; its value is null when it was not given.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="helpName">Stands for the number in the help: its unit.</param>
    /// <param name="description">For the help.</param>
    /// <param name="minimum">Smallest value.</param>
    /// <param name="maximum">Largest value.</param>
    /// <param name="whole">Only whole numbers.</param>
    /// <param name="aliases">Other names.</param>
    public static Option<double?> Create(
        string name,
        string helpName,
        string description,
        double minimum,
        double maximum,
        bool whole,
        params string[] aliases) =>
        new(name, aliases)
        {
            HelpName = helpName,
            Description = description,
            CustomParser = result => Parse(result, name, minimum, maximum, whole),
        };

    private static double? Parse(ArgumentResult result, string name, double minimum, double maximum, bool whole)
    {
        string text = result.Tokens[0].Value;
        string range = string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}");
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        if (isNumber && value >= minimum && value <= maximum && (!whole || value == Math.Round(value))) return value;
        result.AddError($"{name} {text}: must be a {(whole ? "whole " : "")}number, {range}");
        return null;
    }
}
