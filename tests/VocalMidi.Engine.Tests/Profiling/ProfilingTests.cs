using CsCheck;
using VocalMidi.Engine.Profiling;

namespace VocalMidi.Engine.Tests.Profiling;

/// <summary>What the worker's own figures are made of.</summary>
public sealed class ProfilingTests
{
    [Fact]
    public void Percentiles_are_right_within_one_percent() =>
        Gen.Long[0, 9_000_000_000].Array[1, 300].Sample(times =>
        {
            var distribution = new Distribution();
            foreach (long time in times) distribution.Record(time);
            DistributionSummary summary = distribution.Summarise();
            long[] sorted = [.. times.Order()];
            Assert.Equal(times.Length, summary.Count);
            Near(Rank(50), summary.P50);
            Near(Rank(95), summary.P95);
            Near(Rank(99), summary.P99);
            Assert.Equal(sorted[^1], summary.Max);
            Assert.InRange(summary.Mean, (0.99 * times.Average()) - 200, (1.01 * times.Average()) + 200);

            double Rank(int percent) => sorted.First(time => 100 * sorted.Count(other => other <= time) >= percent * sorted.Length);
        });

    [Fact]
    public void Nothing_recorded_is_all_zero() => Assert.Equal(default, new Distribution().Summarise());

    [Fact]
    public void Times_out_of_range_count_as_the_nearest()
    {
        var distribution = new Distribution();
        distribution.Record(-5);
        distribution.Record(long.MaxValue);
        Assert.Equal(2, distribution.Summarise().Count);
        Assert.InRange(distribution.Summarise().Max, 9.9e9, 10.1e9);
    }

    [Fact]
    public void A_hop_s_time_goes_to_the_stages_that_had_their_turn()
    {
        var spans = new SpanRing(16);
        var clock = new StageClock(spans);
        clock.Turn(Stage.Features);
        clock.Turn(Stage.Model);
        Assert.Equal(Stage.Model, clock.Turn(Stage.Scripts));
        clock.Turn(Stage.Model);
        clock.Turn(Stage.None);
        clock.EndHop();
        clock.Flush();
        Assert.Equal(0, clock[Stage.Tracker].Summarise().Count);
        Assert.Equal(1, clock.Hops.Summarise().Count);
        var copied = new Span[16];
        long from = 0;
        Assert.Equal(4, spans.CopyTo(copied, ref from));
        Assert.Equal([Stage.Features, Stage.Model, Stage.Scripts, Stage.Model], copied[..4].Select(span => span.Stage));
        for (int i = 1; i < 4; i++) Assert.Equal(copied[i - 1].StartNs + copied[i - 1].LengthNs, copied[i].StartNs);
        double all = copied[..4].Sum(span => (double)span.LengthNs);
        Assert.InRange(clock.Hops.Summarise().Max, (0.98 * all) - 200, (1.02 * all) + 200);
    }

    [Fact]
    public void Every_hop_is_counted_once_whenever_others_want_to_know()
    {
        var clock = new StageClock();
        for (int hop = 0; hop < 1000; hop++)
        {
            clock.Turn(Stage.Features);
            clock.Turn(hop % 3 == 0 ? Stage.Scripts : Stage.Tracker);
            if (hop % 7 == 0) clock.Flush(); // in the midst of a hop
            Thread.SpinWait(100);
            clock.Turn(Stage.None);
            clock.EndHop();
            if (hop % 5 == 0) clock.Flush();
        }

        clock.Flush();
        clock.Flush();
        Assert.Equal(1000, clock.Hops.Summarise().Count);
        Assert.Equal(334, clock[Stage.Scripts].Summarise().Count);
        Assert.Equal(666, clock[Stage.Tracker].Summarise().Count);
    }

    [Theory]
    [InlineData(50, 31, 16)]
    [InlineData(95, 31, 30)] // 29.45: rounded to the nearest it would be the 29th
    [InlineData(99, 51, 51)]
    [InlineData(95, 20, 19)]
    [InlineData(99, 1, 1)]
    [InlineData(1, 5, 1)]
    public void The_nearest_rank_is_the_first_that_so_many_percent_do_not_exceed(int percent, long count, long rank) =>
        Assert.Equal(rank, Distribution.NearestRank(percent, count));

    [Fact]
    public void Neither_recording_nor_reading_allocates()
    {
        var clock = new StageClock(new SpanRing(64));
        long before = 0;
        for (int round = 0; round < 2; round++)
        {
            if (round == 1) before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1000; i++)
            {
                clock.Turn((Stage)(i % 5));
                if (i % 5 == 0) clock.EndHop();
            }

            Assert.True(clock.Hops.Summarise().Count > 0);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_ring_keeps_the_latest_spans_and_tells_which_they_are() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 20]).Sample((added, asked, room) =>
        {
            var ring = new SpanRing(16);
            for (int i = 0; i < added; i++) ring.Add(Stage.Model, i, i + 1);
            var copied = new Span[room];
            long from = asked;
            int count = ring.CopyTo(copied, ref from);
            // One less than fit: the one that would be written next may be half of each.
            Assert.Equal(Math.Clamp(asked, Math.Max(0, added - 15), added), from);
            Assert.Equal(Math.Min(room, added - from), count);
            for (int i = 0; i < count; i++) Assert.Equal(from + i, copied[i].StartNs);
        });

    private static void Near(double expected, double actual) =>
        Assert.InRange(actual, (0.99 * expected) - 200, (1.01 * expected) + 200);
}
