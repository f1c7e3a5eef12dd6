using System.Globalization;
using VocalMidi.Native.Abi;
using VocalMidi.Scripting;

namespace VocalMidi.Native.Scripts;

/// <summary>
/// The pool of parameters: which parameter of which script each of its places stands for, and how a value of 0..1
/// becomes one of the script's. The first eight, in the order of the scripts. Immutable.
/// </summary>
internal sealed class ScriptPool
{
    /// <summary>No script, no parameter.</summary>
    public static readonly ScriptPool Empty = new([]);

    private readonly Place[] _places;

    /// <param name="scripts">In their order.</param>
    public ScriptPool(IReadOnlyList<NoteScript> scripts)
    {
        bool several = scripts.Count(script => script.Parameters.Count > 0) > 1;
        _places = [.. scripts
            .SelectMany((script, at) => script.Parameters.Select((parameter, index) =>
                new Place(at, index, parameter, several ? $"{Short(script)}: {parameter.Label}" : parameter.Label)))
            .Take(AbiConstants.PoolSize)];
    }

    /// <summary>Places that stand for something; the others hold whatever they are set to.</summary>
    public int Count => _places.Length;

    /// <summary>What a place is called.</summary>
    public string Name(int place) =>
        place < Count ? _places[place].Label : string.Create(CultureInfo.InvariantCulture, $"Script Parameter {place + 1}");

    /// <summary>Where a place starts, 0..1.</summary>
    public double Default(int place) => place < Count ? ToPool(place, _places[place].Parameter.Default) : 0;

    /// <summary>Where all places start.</summary>
    public double[] Defaults() => [.. Enumerable.Range(0, AbiConstants.PoolSize).Select(Default)];

    /// <summary>The script, and its parameter, that a place stands for.</summary>
    public (int Script, int Parameter) Target(int place) => (_places[place].Script, _places[place].Index);

    /// <summary>From 0..1 to what the script gets.</summary>
    public double ToPlain(int place, double value)
    {
        ScriptParameter p = _places[place].Parameter;
        double plain = p.Minimum + (Math.Clamp(value, 0, 1) * (p.Maximum - p.Minimum));
        return p.Choices.Count > 0 ? Math.Round(plain, MidpointRounding.AwayFromZero) : plain;
    }

    /// <summary>From what the script has to 0..1.</summary>
    public double ToPool(int place, double plain)
    {
        ScriptParameter p = _places[place].Parameter;
        return p.Maximum > p.Minimum ? Math.Clamp((plain - p.Minimum) / (p.Maximum - p.Minimum), 0, 1) : 0;
    }

    /// <summary>A value as people see it.</summary>
    public string Format(int place, double value)
    {
        if (place >= Count) return (Math.Clamp(value, 0, 1) * 100).ToString("F0", CultureInfo.InvariantCulture) + " %";
        ScriptParameter p = _places[place].Parameter;
        double plain = ToPlain(place, value);
        if (p.Choices.Count > 0) return p.Choices[Math.Clamp((int)plain, 0, p.Choices.Count - 1)];
        string number = (Math.Round(plain, Decimals(p), MidpointRounding.AwayFromZero) + 0.0).ToString("F" + Decimals(p), CultureInfo.InvariantCulture);
        return p.Unit.Length > 0 ? $"{number} {p.Unit}" : number;
    }

    /// <summary>A value that people type: a choice, or a number with or without its unit.</summary>
    public bool TryParse(int place, string text, out double value)
    {
        value = 0;
        ReadOnlySpan<char> typed = text.AsSpan().Trim();
        string unit = place < Count ? _places[place].Parameter.Unit : "%";
        if (place < Count)
        {
            IReadOnlyList<string> choices = _places[place].Parameter.Choices;
            for (int i = 0; i < choices.Count; i++)
            {
                if (!typed.Equals(choices[i], StringComparison.OrdinalIgnoreCase)) continue;
                value = ToPool(place, i);
                return true;
            }
        }

        if (unit.Length > 0 && typed.EndsWith(unit, StringComparison.OrdinalIgnoreCase)) typed = typed[..^unit.Length].TrimEnd();
        if (!double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            return false;
        value = place < Count ? ToPool(place, number) : Math.Clamp(number / 100, 0, 1);
        return true;
    }

    // Digits that tell a thousandth of the range, none where there are whole numbers enough.
    private static int Decimals(ScriptParameter p)
    {
        double range = p.Maximum - p.Minimum;
        return range >= 100 ? 0 : range >= 10 ? 1 : range >= 1 ? 2 : 3;
    }

    private static string Short(NoteScript script) => Path.GetFileNameWithoutExtension(script.Text.Name);

    private readonly record struct Place(int Script, int Index, ScriptParameter Parameter, string Label);
}
