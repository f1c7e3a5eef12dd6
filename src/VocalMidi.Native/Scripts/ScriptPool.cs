using System.Globalization;
using VocalMidi.Engine.Parameters;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Parameters;
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

    // A place that stands for nothing shows its value as a share.
    private static readonly ParameterInfo s_unused =
        new((ParameterId)PluginParameters.Pool, "", "", "%", 0, 100, 0, 0, false, []);

    private readonly Place[] _places;

    /// <param name="scripts">In their order.</param>
    public ScriptPool(IReadOnlyList<NoteScript> scripts)
    {
        bool several = scripts.Count(script => script.Parameters.Count > 0) > 1;
        _places = [.. scripts
            .SelectMany((script, at) => script.Parameters.Select((parameter, index) =>
                new Place(at, index, Row(parameter, several ? $"{Short(script)}: {parameter.Label}" : parameter.Label))))
            .Take(AbiConstants.PoolSize)];
    }

    /// <summary>Places that stand for something; the others hold whatever they are set to.</summary>
    public int Count => _places.Length;

    /// <summary>What a place is called.</summary>
    public string Name(int place) =>
        place < Count ? _places[place].Row.Name : string.Create(CultureInfo.InvariantCulture, $"Script Parameter {place + 1}");

    /// <summary>Where a place starts, 0..1.</summary>
    public double Default(int place) => place < Count ? ToPool(place, _places[place].Row.Default) : 0;

    /// <summary>Where all places start.</summary>
    public double[] Defaults() => [.. Enumerable.Range(0, AbiConstants.PoolSize).Select(Default)];

    /// <summary>The script, and its parameter, that a place stands for.</summary>
    public (int Script, int Parameter) Target(int place) => (_places[place].Script, _places[place].Index);

    /// <summary>From 0..1 to what the script gets.</summary>
    public double ToPlain(int place, double value)
    {
        ParameterInfo row = RowOf(place);
        return row.Clamp(row.Minimum + (Math.Clamp(value, 0, 1) * (row.Maximum - row.Minimum)));
    }

    /// <summary>From what the script has to 0..1.</summary>
    public double ToPool(int place, double plain)
    {
        ParameterInfo row = RowOf(place);
        return row.Maximum > row.Minimum ? Math.Clamp((plain - row.Minimum) / (row.Maximum - row.Minimum), 0, 1) : 0;
    }

    /// <summary>A value as people see it.</summary>
    public string Format(int place, double value) => ParameterText.Format(RowOf(place), ToPlain(place, value));

    /// <summary>A value that people type: a choice, or a number with or without its unit.</summary>
    public bool TryParse(int place, string text, out double value)
    {
        bool understood = ParameterText.TryParse(RowOf(place), text, out double plain);
        value = understood ? ToPool(place, plain) : 0;
        return understood;
    }

    private ParameterInfo RowOf(int place) => place < Count ? _places[place].Row : s_unused;

    private static ParameterInfo Row(ScriptParameter p, string label) => new(
        (ParameterId)PluginParameters.Pool, label, p.Name, p.Unit, p.Minimum, p.Maximum, p.Default, Decimals(p), p.Choices.Count > 0, p.Choices);

    // Digits that tell a thousandth of the range, none where there are whole numbers enough.
    private static int Decimals(ScriptParameter p)
    {
        double range = p.Maximum - p.Minimum;
        return range >= 100 ? 0 : range >= 10 ? 1 : range >= 1 ? 2 : 3;
    }

    private static string Short(NoteScript script) => Path.GetFileNameWithoutExtension(script.Text.Name);

    private readonly record struct Place(int Script, int Index, ParameterInfo Row);
}
