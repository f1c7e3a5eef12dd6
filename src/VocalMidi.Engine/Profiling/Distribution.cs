using HdrHistogram;

namespace VocalMidi.Engine.Profiling;

/// <summary>
/// How long something took, each time: a histogram with an error below one percent, after Gil Tene's HdrHistogram. One
/// thread records, allocating nothing; any thread reads, without a lock.
/// </summary>
public sealed class Distribution
{
    /// <summary>Unit of the histogram, nanoseconds.</summary>
    private const long UnitNs = 100;

    /// <summary>Longest time that is told apart: ten seconds.</summary>
    private const long LongestUnits = 10_000_000_000 / UnitNs;

    private readonly LongHistogram _histogram = new(LongestUnits, numberOfSignificantValueDigits: 2);

    /// <summary>Adds a time, nanoseconds.</summary>
    public void Record(long nanoseconds) => _histogram.RecordValue(Math.Clamp(nanoseconds / UnitNs, 0, LongestUnits));

    /// <summary>What has been recorded so far.</summary>
    public DistributionSummary Summarise()
    {
        // The count is read first and grows last, so that the percentiles are always found.
        if (_histogram.TotalCount == 0) return default;
        return new DistributionSummary(
            _histogram.TotalCount,
            _histogram.GetMean() * UnitNs,
            _histogram.GetValueAtPercentile(50) * UnitNs,
            _histogram.GetValueAtPercentile(95) * UnitNs,
            _histogram.GetValueAtPercentile(99) * UnitNs,
            _histogram.GetMaxValue() * UnitNs);
    }
}
