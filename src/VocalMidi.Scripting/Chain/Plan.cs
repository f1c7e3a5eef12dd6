namespace VocalMidi.Scripting.Chain;

/// <summary>What will happen, the earliest first. A binary heap in memory set aside beforehand.</summary>
internal sealed class Plan
{
    /// <summary>Most moves of pitch that may wait; more are dropped and counted.</summary>
    public const int MostMoves = 8192;

    /// <summary>Notes' beginnings and ends (an end can be planned anew), and functions: all have their places.</summary>
    private const int Capacity = MostMoves + (4 * NoteSlots.Capacity) + 512;

    private readonly Planned[] _heap = new Planned[Capacity];
    private long _order;
    private int _moves;

    /// <summary>How many things are planned, those included that no longer hold.</summary>
    public int Count { get; private set; }

    /// <summary>Moves of pitch that found no room.</summary>
    public long DroppedMoves { get; private set; }

    /// <summary>The earliest; only if <see cref="Count"/> is above 0.</summary>
    public ref readonly Planned Next => ref _heap[0];

    /// <summary>Adds something.</summary>
    public void Add(PlannedKind kind, long due, long voice, int slot, int life = 0, float pitch = 0, float level = 0)
    {
        if (kind == PlannedKind.Pitch)
        {
            if (_moves == MostMoves)
            {
                DroppedMoves++;
                return;
            }

            _moves++;
        }

        int at = Count++;
        var item = new Planned(due, _order++, kind, slot, life, voice, pitch, level);
        while (at > 0)
        {
            int parent = (at - 1) / 2;
            if (!Before(item, _heap[parent])) break;
            _heap[at] = _heap[parent];
            at = parent;
        }

        _heap[at] = item;
    }

    /// <summary>Takes the earliest out.</summary>
    public Planned Take()
    {
        Planned first = _heap[0];
        if (first.Kind == PlannedKind.Pitch) _moves--;
        Planned last = _heap[--Count];
        Sink(last, 0);
        return first;
    }

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        Count = 0;
        _moves = 0;
    }

    /// <summary>Takes all functions out: their script goes.</summary>
    public void RemoveTimers()
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_heap[i].Kind != PlannedKind.Timer) _heap[kept++] = _heap[i];
        }

        Count = kept;
        for (int i = (kept / 2) - 1; i >= 0; i--) Sink(_heap[i], i);
    }

    private static bool Before(in Planned a, in Planned b) => a.Due != b.Due ? a.Due < b.Due : a.Order < b.Order;

    private void Sink(Planned item, int at)
    {
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= Count) break;
            if (child + 1 < Count && Before(_heap[child + 1], _heap[child])) child++;
            if (!Before(_heap[child], item)) break;
            _heap[at] = _heap[child];
            at = child;
        }

        if (at < Count) _heap[at] = item;
    }
}
