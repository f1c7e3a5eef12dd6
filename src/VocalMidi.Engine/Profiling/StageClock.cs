using System.Diagnostics;

namespace VocalMidi.Engine.Profiling;

/// <summary>
/// Where a worker's time goes, stage by stage: it says what it turns to, and what has passed belongs to what it did
/// before. A turn costs one look at the clock, some 25 ns. One thread records, any thread reads.
/// </summary>
public sealed class StageClock
{
    private const int Stages = (int)Stage.Scripts + 1;

    private readonly Distribution[] _distributions;
    private readonly long[] _hop = new long[Stages];
    private readonly SpanRing? _spans;
    private long _since;

    /// <param name="spans">Keeps every stretch too, for a trace; null: no.</param>
    public StageClock(SpanRing? spans = null)
    {
        _spans = spans;
        _distributions = new Distribution[Stages];
        for (int i = 0; i < Stages; i++) _distributions[i] = new Distribution();
    }

    /// <summary>What it does now.</summary>
    public Stage Current { get; private set; }

    /// <summary>All stages of a hop together.</summary>
    public Distribution Hops { get; } = new();

    /// <summary>What one hop took of a stage. Scripts: only hops in which they had something to do.</summary>
    public Distribution this[Stage stage] => _distributions[(int)stage];

    /// <summary>The clock, nanoseconds: monotonic, the same in the whole process.</summary>
    public static long Now => Stopwatch.Frequency == 1_000_000_000
        ? Stopwatch.GetTimestamp()
        : (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));

    /// <summary>It turns to another stage. Returns what it did before.</summary>
    public Stage Turn(Stage next)
    {
        long now = Now;
        Stage before = Current;
        if (before != Stage.None)
        {
            _hop[(int)before] += now - _since;
            _spans?.Add(before, _since, now);
        }

        Current = next;
        _since = now;
        return before;
    }

    /// <summary>A hop is done. What is still to be done for it counts with the next.</summary>
    public void EndHop()
    {
        long all = 0;
        for (int i = 1; i < Stages; i++)
        {
            long took = _hop[i];
            _hop[i] = 0;
            all += took;
            if (took > 0) _distributions[i].Record(took);
        }

        Hops.Record(all);
    }
}
