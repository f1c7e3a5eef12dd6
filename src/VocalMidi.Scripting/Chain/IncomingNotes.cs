namespace VocalMidi.Scripting.Chain;

/// <summary>A note that came in and has not ended.</summary>
internal struct IncomingNote
{
    /// <summary>Its id.</summary>
    public int Id;

    /// <summary>MIDI key.</summary>
    public int Key;

    /// <summary>0..15.</summary>
    public int Channel;

    /// <summary>Semitones, now.</summary>
    public float Pitch;

    /// <summary>0..1.</summary>
    public float Velocity;

    /// <summary>0..1, now.</summary>
    public float Level;

    /// <summary>Where it began in the voice, samples.</summary>
    public long Voice;

    /// <summary>The same in beats of the song.</summary>
    public double Beats;

    /// <summary>When it began to sound, latency included.</summary>
    public long Due;
}

/// <summary>The notes that came in and have not ended.</summary>
internal sealed class IncomingNotes
{
    /// <summary>Most at once: every key of one channel, twice.</summary>
    public const int Capacity = 256;

    private readonly IncomingNote[] _notes = new IncomingNote[Capacity];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>One of them.</summary>
    public ref IncomingNote this[int index] => ref _notes[index];

    /// <summary>Its place; -1 if there is none of that id.</summary>
    public int Find(int id)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_notes[i].Id == id) return i;
        }

        return -1;
    }

    /// <summary>False if there is no room.</summary>
    public bool TryAdd(in IncomingNote note)
    {
        if (Count == Capacity) return false;
        _notes[Count++] = note;
        return true;
    }

    /// <summary>It has ended.</summary>
    public void RemoveAt(int index) => _notes[index] = _notes[--Count];

    /// <summary>All have ended.</summary>
    public void Clear() => Count = 0;
}
