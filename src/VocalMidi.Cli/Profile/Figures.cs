using System.Globalization;

namespace VocalMidi.Cli.Profile;

/// <summary>Numbers for people.</summary>
internal static class Figures
{
    private static readonly string[] s_names = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

    /// <summary>About three digits: 1234, 123, 12.3, 1.23, 0.01, 0.</summary>
    public static string Short(double value) => value.ToString(
        Math.Abs(value) switch { 0 or >= 99.95 => "0", >= 9.995 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage.</summary>
    public static string Percent(double share) => Short(100 * share) + " %";

    /// <summary>A count with its noun: 1 note, 2 notes.</summary>
    public static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A key's name; 60 is C4, 69 is A4.</summary>
    public static string KeyName(int key) => string.Create(
        CultureInfo.InvariantCulture, $"{s_names[(key % 12 + 12) % 12]}{Math.Floor(key / 12.0) - 1}");

    /// <summary>Frequency of a fractional MIDI pitch, hertz; 69 is 440 Hz.</summary>
    public static double Hertz(double pitch) => 440 * Math.Pow(2, (pitch - 69) / 12);

    /// <summary>Two periods of a pitch, milliseconds: less than that of a tone cannot tell its pitch.</summary>
    public static double TwoPeriodsMs(double pitch) => 2000 / Hertz(pitch);
}
