namespace VocalMidi.Measuring;

/// <summary>Middle and ends of repeated measurements.</summary>
/// <param name="Median">Middle value (the mean of the two middle ones).</param>
/// <param name="Least">Smallest.</param>
/// <param name="Most">Largest.</param>
public readonly record struct Spread(double Median, double Least, double Most)
{
    /// <summary>Of at least one value.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0) throw new ArgumentException("no value", nameof(values));
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    /// <summary>Of what the measurements of two things come to, one by the other, run by run as they took turns.</summary>
    public static Spread OfRatios(IEnumerable<double> these, IEnumerable<double> those) =>
        Of(these.Zip(those, (a, b) => a / b));

    /// <summary>The value below which the given share (0..1) of the values lies, by nearest rank.</summary>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0) return double.NaN;
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
