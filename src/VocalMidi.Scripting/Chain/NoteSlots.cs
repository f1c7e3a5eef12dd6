namespace VocalMidi.Scripting.Chain;

/// <summary>A note that goes out: waits or sounds.</summary>
internal struct NoteSlot
{
    /// <summary>Counts up each time the slot is used: what is planned for an earlier note no longer holds.</summary>
    public int Life;

    /// <summary>Id in the events that leave.</summary>
    public int OutId;

    /// <summary>Id that the script knows it by; 0 for a note that passes through.</summary>
    public int EmitId;

    /// <summary>The incoming note it is tied to: it ends with that and follows it; 0: none.</summary>
    public int Source;

    /// <summary>MIDI key, 0..127.</summary>
    public int Key;

    /// <summary>0..15.</summary>
    public int Channel;

    /// <summary>Semitones above the incoming note.</summary>
    public float Interval;

    /// <summary>Where it begins, semitones.</summary>
    public float Pitch;

    /// <summary>0..1.</summary>
    public float Velocity;

    /// <summary>0..1.</summary>
    public float Level;

    /// <summary>How much later than the incoming note it sounds, samples; may be negative.</summary>
    public long DueShift;

    /// <summary>The same between their moments in the voice.</summary>
    public long VoiceShift;

    /// <summary>When it begins to sound.</summary>
    public long OnDue;

    /// <summary>When it ends; <see cref="long.MaxValue"/> while that is not known.</summary>
    public long OffDue;

    /// <summary>Its note-on has left.</summary>
    public bool Sounds;
}

/// <summary>The notes that wait or sound, in memory set aside beforehand.</summary>
internal sealed class NoteSlots
{
    /// <summary>Most notes at once.</summary>
    public const int Capacity = 512;

    private readonly NoteSlot[] _slots = new NoteSlot[Capacity];
    private readonly int[] _order = new int[Capacity]; // slots in use, oldest first; then the free ones

    public NoteSlots()
    {
        for (int i = 0; i < Capacity; i++) _order[i] = i;
    }

    /// <summary>Notes now.</summary>
    public int Count { get; private set; }

    /// <summary>A slot.</summary>
    public ref NoteSlot this[int slot] => ref _slots[slot];

    /// <summary>The slot of the note that is <paramref name="index"/>-th in age.</summary>
    public int SlotAt(int index) => _order[index];

    /// <summary>A slot for a new note; -1 if all are in use.</summary>
    public int Take()
    {
        if (Count == Capacity) return -1;
        int slot = _order[Count++];
        int life = _slots[slot].Life + 1;
        _slots[slot] = new NoteSlot { Life = life, OffDue = long.MaxValue };
        return slot;
    }

    /// <summary>The slot of an emitted note; -1 if there is none (it has ended).</summary>
    public int FindEmitted(int emitId)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_slots[_order[i]].EmitId == emitId) return _order[i];
        }

        return -1;
    }

    /// <summary>The slot is free again.</summary>
    public void Free(int slot)
    {
        int index = Array.IndexOf(_order, slot, 0, Count);
        Array.Copy(_order, index + 1, _order, index, Count - index - 1);
        _order[--Count] = slot;
        _slots[slot].Life++;
    }
}
