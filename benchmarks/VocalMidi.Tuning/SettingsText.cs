using System.Globalization;
using VocalMidi.Engine.Notes;

namespace VocalMidi.Tuning;

/// <summary>The knobs' values as text: <c>Name=value; Name=value</c>, numbers as C# writes them.</summary>
internal static class SettingsText
{
    /// <summary>Knobs to four significant digits: more would only remember the files.</summary>
    public static string Write(IEnumerable<Knob> knobs, TunedSettings settings) =>
        string.Join("; ", knobs.Select(k => FormattableString.Invariant($"{k.Name}={k.Get(settings):G4}")));

    /// <summary>The settings with the knobs named in the text changed; others keep their value.</summary>
    /// <exception cref="FormatException">A name is unknown, or a value is no finite number.</exception>
    public static TunedSettings Read(string text, TunedSettings settings)
    {
        const StringSplitOptions tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (string pair in text.Split(';', tidy))
        {
            string[] parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            Knob knob = Knob.All.FirstOrDefault(k => k.Name == parts[0])
                ?? throw new FormatException(
                    $"no knob '{parts[0]}' (knobs: {string.Join(", ", Knob.All.Select(k => k.Name))})");
            if (parts.Length < 2
                || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                || !double.IsFinite(value))
            {
                throw new FormatException($"'{pair}': must be {knob.Name}=NUMBER");
            }

            settings = knob.Set(settings, value);
        }

        return settings;
    }
}
