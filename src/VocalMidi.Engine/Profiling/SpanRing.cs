namespace VocalMidi.Engine.Profiling;

/// <summary>
/// The latest spans of a worker, numbered from 0. One thread adds, allocating nothing and waiting for nobody; any
/// thread copies, and what is overwritten meanwhile is left out.
/// </summary>
public sealed class SpanRing
{
    private readonly Span[] _spans;
    private long _written;

    /// <param name="capacity">Spans kept.</param>
    public SpanRing(int capacity = 1 << 16) => _spans = new Span[capacity];

    /// <summary>Adds a span, times as <see cref="StageClock.Now"/> gives them.</summary>
    public void Add(Stage stage, long start, long end)
    {
        _spans[_written % _spans.Length] = new Span(start, (uint)Math.Clamp(end - start, 0, uint.MaxValue), stage);
        Volatile.Write(ref _written, _written + 1);
    }

    /// <summary>Copies spans from number <paramref name="from"/> on, which becomes the number of the first that was.</summary>
    /// <returns>How many were copied.</returns>
    public int CopyTo(Span<Span> to, ref long from)
    {
        long written = Volatile.Read(ref _written);
        from = Math.Clamp(from, Oldest(written), written);
        int count = (int)Math.Min(to.Length, written - from);
        for (int i = 0; i < count; i++) to[i] = _spans[(from + i) % _spans.Length];
        Interlocked.MemoryBarrier();
        int overwritten = (int)Math.Clamp(Oldest(Volatile.Read(ref _written)) - from, 0, count);
        to[overwritten..count].CopyTo(to);
        from += overwritten;
        return count - overwritten;
    }

    // The one whose place is written next may be half of each.
    private long Oldest(long written) => Math.Max(0, written + 1 - _spans.Length);
}
