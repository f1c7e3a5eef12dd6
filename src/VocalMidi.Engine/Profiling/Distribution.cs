using HdrHistogram;

namespace VocalMidi.Engine.Profiling;

/// <summary>
/// How long something took, each time: counted in a histogram with an error below one percent, after Gil Tene's
/// HdrHistogram. Percentiles are of the nearest rank, as the shim's are. One thread records, any thread reads, without a
/// lock; neither allocates.
/// </summary>
public sealed class Distribution
{
    /// <summary>Unit of the histogram, nanoseconds.</summary>
    private const long UnitNs = 100;

    /// <summary>Longest time that is told apart, nanoseconds: ten seconds.</summary>
    private const long LongestNs = 10_000_000_000;

    private readonly LongHistogram _histogram = new(LongestNs / UnitNs, numberOfSignificantValueDigits: 2);
    private long _sumNs;
    private long _maxNs;

    /// <summary>Adds a time, nanoseconds.</summary>
    public void Record(long nanoseconds)
    {
        long time = Math.Clamp(nanoseconds, 0, LongestNs);
        Volatile.Write(ref _sumNs, _sumNs + time);
        if (time > _maxNs) Volatile.Write(ref _maxNs, time);
        _histogram.RecordValue(time / UnitNs);
    }

    /// <summary>What has been recorded so far.</summary>
    public DistributionSummary Summarise()
    {
        // The count is read first and grows last, so that the percentiles are always found.
        long count = _histogram.TotalCount;
        if (count == 0) return default;
        long max = Volatile.Read(ref _maxNs);
        return new DistributionSummary(
            count, (double)Volatile.Read(ref _sumNs) / count, At(50, count, max), At(95, count, max), At(99, count, max), max);
    }

    /// <summary>
    /// The nearest rank, from 1: of so many values in ascending order, the first that at least so many percent of them
    /// do not exceed. Whole numbers, so that every machine and the shim's C++ count alike.
    /// </summary>
    /// <param name="percent">1 to 100.</param>
    /// <param name="count">Values, at least 1.</param>
    public static long NearestRank(int percent, long count) => Math.Max(1, ((percent * count) + 99) / 100);

    // The library's own percentile rounds the rank to the nearest whole number, and its iterators allocate.
    private double At(int percent, long count, long max)
    {
        long left = NearestRank(percent, count);
        for (long value = 0; value <= LongestNs / UnitNs;)
        {
            long next = _histogram.NextNonEquivalentValue(value);
            left -= _histogram.GetCountAtValue(value);
            if (left <= 0) return Math.Min(max, 0.5 * UnitNs * (value + next));
            value = next;
        }

        return max;
    }
}
