namespace VocalMidi.Engine.Profiling;

/// <summary>A stretch of a worker's time.</summary>
/// <param name="StartNs">On <see cref="StageClock.Now"/>.</param>
/// <param name="LengthNs">How long it was.</param>
/// <param name="Stage">What it did.</param>
public readonly record struct Span(long StartNs, uint LengthNs, Stage Stage);
