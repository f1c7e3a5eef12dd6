namespace VocalMidi.Hosting.Profile;

/// <summary>What is known of many measured values, in the unit that the name of its field says.</summary>
public sealed record Distribution
{
    /// <summary>Values measured; all others are 0 where this is.</summary>
    public long Count { get; init; }

    /// <summary>Mean.</summary>
    public double Mean { get; init; }

    /// <summary>Median.</summary>
    public double P50 { get; init; }

    /// <summary>95th percentile.</summary>
    public double P95 { get; init; }

    /// <summary>99th percentile.</summary>
    public double P99 { get; init; }

    /// <summary>Largest.</summary>
    public double Max { get; init; }

    /// <summary>The distribution of values, percentiles by nearest rank.</summary>
    public static Distribution Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0) return new Distribution();
        return new Distribution
        {
            Count = sorted.Length,
            Mean = sorted.Average(),
            P50 = Rank(50),
            P95 = Rank(95),
            P99 = Rank(99),
            Max = sorted[^1],
        };

        double Rank(long percent) => sorted[((percent * sorted.Length) + 99) / 100 - 1];
    }
}
