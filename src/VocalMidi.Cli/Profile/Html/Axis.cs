namespace VocalMidi.Cli.Profile.Html;

/// <summary>Maps values to pixels.</summary>
/// <param name="Least">Value at <paramref name="From"/>.</param>
/// <param name="Most">Value at <paramref name="To"/>.</param>
/// <param name="From">Pixel.</param>
/// <param name="To">Pixel.</param>
internal sealed record Axis(double Least, double Most, double From, double To)
{
    /// <summary>The pixel of a value.</summary>
    public double At(double value) => From + (To - From) * (value - Least) / (Most - Least);

    /// <summary>Round values inside it, at most so many and at least two.</summary>
    public IEnumerable<double> Ticks(int most)
    {
        double step = RoundStep((Most - Least) / Math.Max(most, 2));
        for (double i = Math.Ceiling(Least / step - 1e-9); i * step <= Most * (1 + 1e-9); i++) yield return i * step + 0.0; // never -0
    }

    /// <summary>The smallest of 1, 2 and 5 times a power of ten that is no smaller than the value.</summary>
    public static double RoundStep(double value)
    {
        if (!(value > 0)) return 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(value) + 1e-9));
        double digit = value / power - 1e-9;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
