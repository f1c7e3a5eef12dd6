using System.Diagnostics;

namespace VocalMidi.Engine.Profiling;

/// <summary>
/// Where a worker's time goes, stage by stage: it says what it turns to, and what has passed belongs to what it did
/// before. A turn costs one look at the clock, some 25 ns. One thread records, any thread reads; it sees a hop once it
/// has been counted, a few hops later.
/// </summary>
public sealed class StageClock
{
    private const int Stages = (int)Stage.Scripts + 1;

    /// <summary>
    /// Hops that wait for the histograms: between two hops a model leaves nothing of them in the processor's cache, and
    /// eight at once cost little more than one.
    /// </summary>
    private const int HopsKept = 8;

    private readonly Distribution[] _distributions;
    private readonly long[] _kept = new long[(HopsKept + 1) * Stages];
    private readonly SpanRing? _spans;
    private int _hop;
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
            _kept[(_hop * Stages) + (int)before] += now - _since;
            _spans?.Add(before, _since, now);
        }

        Current = next;
        _since = now;
        return before;
    }

    /// <summary>A hop is done. What is still to be done for it counts with the next.</summary>
    public void EndHop()
    {
        if (++_hop == HopsKept) Flush();
    }

    /// <summary>Counts the hops that are done. The thread that records calls it where others want to know.</summary>
    public void Flush()
    {
        if (_hop == 0) return;
        Span<long> kept = _kept;
        for (int hop = 0; hop < _hop; hop++) Count(kept.Slice(hop * Stages, Stages));
        // What belongs to the next hop already moves to the front.
        kept.Slice(_hop * Stages, Stages).CopyTo(kept);
        kept[Stages..].Clear();
        _hop = 0;
    }

    private void Count(ReadOnlySpan<long> hop)
    {
        long all = 0;
        for (int i = 1; i < Stages; i++)
        {
            all += hop[i];
            if (hop[i] > 0) _distributions[i].Record(hop[i]);
        }

        Hops.Record(all);
    }
}
