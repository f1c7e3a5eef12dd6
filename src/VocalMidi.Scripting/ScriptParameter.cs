namespace VocalMidi.Scripting;

/// <summary>A parameter that a script declares with <c>param{...}</c>.</summary>
/// <param name="Name">What the script calls it: letters, digits, _.</param>
/// <param name="Label">What the host shows.</param>
/// <param name="Minimum">Least value.</param>
/// <param name="Maximum">Greatest value.</param>
/// <param name="Default">Where it starts.</param>
/// <param name="Unit">What the host shows behind the number; may be empty.</param>
/// <param name="Choices">If any, the value is an index into these: whole numbers from 0.</param>
public sealed record ScriptParameter(
    string Name,
    string Label,
    double Minimum,
    double Maximum,
    double Default,
    string Unit,
    IReadOnlyList<string> Choices)
{
    /// <summary>Most parameters of one script.</summary>
    public const int Most = 8;
}
