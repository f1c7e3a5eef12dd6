using System.CommandLine;

namespace VocalMidi.Cli.Commands;

/// <summary>The kinds of options that commands are made of.</summary>
internal static class OptionKinds
{
    /// <summary>A word or a file; null when not given.</summary>
    public static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };

    /// <summary>Given or not.</summary>
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    /// <summary>May be given several times.</summary>
    public static Option<string[]> Many(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description + "; may be repeated" };

    /// <summary>A whole number in a range; null when not given, and the help names what it then is.</summary>
    public static Option<double?> Whole(
        string name, string helpName, string description, int start, int lowest, int highest) =>
        NumberOption.Create(name, helpName, $"{description} (default {start})", lowest, highest, whole: true);

    /// <summary>A number in a range; null when not given.</summary>
    public static Option<double?> Number(
        string name, string helpName, string description, double lowest, double highest) =>
        NumberOption.Create(name, helpName, description, lowest, highest, whole: false);
}
