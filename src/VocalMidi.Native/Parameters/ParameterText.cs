using System.Globalization;
using VocalMidi.Engine.Parameters;

namespace VocalMidi.Native.Parameters;

/// <summary>Parameter values as people read and type them: "-60.0 dBFS", "Aligned".</summary>
internal static class ParameterText
{
    /// <summary>The nearest legal value as text; <see cref="TryParse"/> reads it back to the shown digits.</summary>
    public static string Format(ParameterInfo parameter, double value)
    {
        double legal = parameter.Clamp(value);
        if (parameter.Choices.Count > 0) return parameter.Choices[(int)(legal - parameter.Minimum)];
        // Adding 0 turns the -0.0 that rounding leaves into 0.0.
        double shown = Math.Round(legal, parameter.Decimals, MidpointRounding.AwayFromZero) + 0.0;
        string number = shown.ToString("F" + parameter.Decimals, CultureInfo.InvariantCulture);
        return parameter.Unit.Length == 0 ? number : $"{number} {parameter.Unit}";
    }

    /// <summary>Reads a choice's name or a number with or without its unit, in any case; clamps to the range.</summary>
    /// <returns>False, and 0, if it is neither.</returns>
    public static bool TryParse(ParameterInfo parameter, string text, out double value)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        for (int i = 0; i < parameter.Choices.Count; i++)
        {
            if (!trimmed.Equals(parameter.Choices[i], StringComparison.OrdinalIgnoreCase)) continue;
            value = parameter.Minimum + i;
            return true;
        }
        if (parameter.Unit.Length > 0 && trimmed.EndsWith(parameter.Unit, StringComparison.OrdinalIgnoreCase))
        {
            trimmed = trimmed[..^parameter.Unit.Length].TrimEnd();
        }
        if (!double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            value = 0;
            return false;
        }
        value = parameter.Clamp(value);
        return true;
    }
}
