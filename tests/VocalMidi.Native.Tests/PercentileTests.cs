using CsCheck;
using VocalMidi.Engine.Profiling;

namespace VocalMidi.Native.Tests;

/// <summary>The worker counts in C#, the callback in C++: of the same times both say the same.</summary>
public sealed unsafe class PercentileTests
{
    private const double WorkerError = 0.01, CallbackError = 0.016, UnitNs = 100;

    private static readonly delegate* unmanaged<ulong*, uint, double*, void> s_percentiles =
        (delegate* unmanaged<ulong*, uint, double*, void>)TestKit.Export("testkit_percentiles");

    /// <summary>Times of any order of magnitude, so that the neighbour of a rank is as a rule far away.</summary>
    private static readonly Gen<ulong> s_time = Gen.Double[2, 9].Select(power => (ulong)Math.Pow(10, power));

    [Fact]
    public void Worker_and_callback_count_percentiles_alike() => s_time.Array[1, 250].Sample(times =>
    {
        var worker = new Distribution();
        foreach (ulong time in times) worker.Record((long)time);
        double* callback = stackalloc double[3];
        fixed (ulong* first = times) s_percentiles(first, (uint)times.Length, callback);
        DistributionSummary summary = worker.Summarise();
        Assert.True(Agree(summary.P50, callback[0]) && Agree(summary.P95, callback[1]) && Agree(summary.P99, callback[2]));
    });

    private static bool Agree(double worker, double callback) =>
        Math.Abs(worker - callback) <= ((WorkerError + CallbackError) * callback) + UnitNs;
}
