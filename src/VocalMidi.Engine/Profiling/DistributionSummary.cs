namespace VocalMidi.Engine.Profiling;

/// <summary>The figures of a <see cref="Distribution"/>, times in nanoseconds; all zero where nothing was recorded.</summary>
/// <param name="Count">Times recorded.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="P50">Half of them were no longer.</param>
/// <param name="P95">95 % of them were no longer.</param>
/// <param name="P99">99 % of them were no longer.</param>
/// <param name="Max">The longest.</param>
public readonly record struct DistributionSummary(
    long Count, double Mean, double P50, double P95, double P99, double Max);
