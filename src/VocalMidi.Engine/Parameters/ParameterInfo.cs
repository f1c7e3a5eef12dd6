namespace VocalMidi.Engine.Parameters;

/// <summary>One row of the parameter table: everything a host or a command line shows of it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name shown to people.</param>
/// <param name="Key">Name in files and on the command line: lower case with dashes.</param>
/// <param name="Unit">Unit shown after the number; empty for choices.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
/// <param name="Default">Value of a new instance.</param>
/// <param name="Decimals">Digits after the point when shown; 0 together with <paramref name="Stepped"/> for whole numbers.</param>
/// <param name="Stepped">Only whole values.</param>
/// <param name="Choices">Names of the values from <paramref name="Minimum"/> up; empty where it is a number.</param>
public sealed record ParameterInfo(
    ParameterId Id,
    string Name,
    string Key,
    string Unit,
    double Minimum,
    double Maximum,
    double Default,
    int Decimals,
    bool Stepped,
    IReadOnlyList<string> Choices)
{
    /// <summary>The nearest legal value; the default for NaN.</summary>
    public double Clamp(double value)
    {
        if (double.IsNaN(value)) return Default;
        double clamped = Math.Clamp(value, Minimum, Maximum);
        return Stepped ? Math.Round(clamped, MidpointRounding.AwayFromZero) : clamped;
    }
}
