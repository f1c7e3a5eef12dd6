using System.Globalization;
using VocalMidi.Hosting;

namespace VocalMidi.Cli.Commands;

/// <summary>A plugin's parameter as the command line sets it.</summary>
internal static class SettingText
{
    /// <summary>Reads NAME=VALUE, or NAME=VALUE@SECONDS where <paramref name="timed"/>.</summary>
    /// <exception cref="UserException">It is something else.</exception>
    public static ParameterSetting Parse(string option, string text, bool timed)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        int at = timed ? text.LastIndexOf('@') : text.Length;
        double seconds = 0;
        if (equals < 1 || at < equals || (timed && !double.TryParse(
            text[(at + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out seconds)) || !(seconds >= 0))
        {
            throw new UserException($"{option} {text}: must be {(timed ? "NAME=VALUE@SECONDS" : "NAME=VALUE")}");
        }

        return new ParameterSetting(text[..equals], text[(equals + 1)..at], seconds);
    }
}
