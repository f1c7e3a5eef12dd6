using VocalMidi.Engine.Timing;

namespace VocalMidi.Scripting.Chain;

/// <summary>
/// The notes that wait or sound, and what will happen to them. Owns what leaves: it leaves in order of
/// <see cref="VoiceEvent.DueSample"/>, and every note that has begun ends.
/// </summary>
internal sealed class OutgoingNotes(StageClock clock, IVoiceEventSink output)
{
    private readonly NoteSlots _slots = new();
    private readonly Plan _plan = new();
    private long _lastDue;
    private long _incomingDue;
    private long _backShift;
    private long _refused;

    /// <summary>Nothing leaves before its time, so that a script may move notes to earlier times in any order.</summary>
    public bool HoldsUntilDue { get; set; }

    /// <summary>The notes.</summary>
    public NoteSlots Slots => _slots;

    /// <summary>What will happen to them, and when functions are to be called.</summary>
    public Plan Plan => _plan;

    /// <summary>Notes that found no room, and moves of pitch.</summary>
    public long Dropped => _plan.DroppedMoves + _refused;

    /// <summary>A note finds no room.</summary>
    public void Refuse() => _refused++;

    /// <summary>The latest event that came in sounds at <paramref name="due"/>.</summary>
    public void HearOf(long due) => _incomingDue = Math.Max(_incomingDue, due);

    /// <summary>A note was tied to an incoming one and sounds before it: the same may come again.</summary>
    public void MayComeAt(long due) => _backShift = Math.Max(_backShift, _incomingDue - due);

    /// <summary>An incoming note goes out as it is.</summary>
    public void PassThrough(in VoiceEvent e)
    {
        int index = _slots.Take();
        if (index < 0)
        {
            Refuse();
            return;
        }

        ref NoteSlot slot = ref _slots[index];
        slot.OutId = e.NoteId;
        slot.Source = e.NoteId;
        slot.Key = e.Key;
        slot.Channel = e.Channel;
        slot.Pitch = e.Pitch;
        slot.Velocity = e.Velocity;
        slot.Level = e.Level;
        slot.OnDue = clock.DueOf(e);
        Begin(index, e.VoiceSample);
    }

    /// <summary>Plans the beginning of a note whose slot has been filled in.</summary>
    public void Begin(int index, long voice)
    {
        ref NoteSlot slot = ref _slots[index];
        _plan.Add(PlannedKind.On, slot.OnDue, voice, index, slot.Life, slot.Pitch, slot.Level);
    }

    /// <summary>Plans a note's end; one that was planned before holds no longer.</summary>
    public void End(int index, long due, long voice, float pitch, float level)
    {
        ref NoteSlot slot = ref _slots[index];
        slot.OffDue = due;
        _plan.Add(PlannedKind.Off, due, voice, index, slot.Life, pitch, level);
    }

    /// <summary>Plans a move of pitch and level, not before the note begins; a negative level leaves it as it is.</summary>
    public void Move(int index, long due, long voice, float pitch, float level)
    {
        ref NoteSlot slot = ref _slots[index];
        _plan.Add(PlannedKind.Pitch, NotBefore(slot, due), voice, index, slot.Life, pitch, level < 0 ? slot.Level : level);
    }

    /// <summary>All that is tied to an incoming note moves with it.</summary>
    public void Follow(int source, long due, long voice, float pitch, float level)
    {
        for (int i = 0; i < _slots.Count; i++)
        {
            int index = _slots.SlotAt(i);
            ref NoteSlot slot = ref _slots[index];
            if (slot.Source == source)
                Move(index, due + slot.DueShift, voice + slot.VoiceShift, pitch + slot.Interval, level);
        }
    }

    /// <summary>An incoming note ends: so does all that is tied to it.</summary>
    public void EndTied(in VoiceEvent e)
    {
        long due = clock.DueOf(e);
        for (int i = 0; i < _slots.Count; i++)
        {
            int index = _slots.SlotAt(i);
            ref NoteSlot slot = ref _slots[index];
            if (slot.Source != e.NoteId) continue;
            slot.Source = 0;
            End(index, NotBefore(slot, due + slot.DueShift), e.VoiceSample + slot.VoiceShift, e.Pitch + slot.Interval, e.Level);
        }
    }

    /// <summary>Ends every note now, and forgets what is planned.</summary>
    public void EndAll()
    {
        _plan.Clear();
        for (int i = 0; i < _slots.Count; i++)
        {
            ref NoteSlot slot = ref _slots[_slots.SlotAt(i)];
            if (slot.Sounds) Send(VoiceEventKind.NoteOff, slot, clock.Sample, clock.Voice, slot.Pitch, slot.Level);
        }

        while (_slots.Count > 0) _slots.Free(_slots.SlotAt(_slots.Count - 1));
    }

    /// <summary>The stream goes on at another sample; no note is left.</summary>
    public void Restart(long sample)
    {
        _incomingDue = sample;
        _lastDue = Math.Min(_lastDue, sample);
    }

    /// <summary>What was planned for a note, and taken out of the plan, happens; unless it holds no longer.</summary>
    public void Happen(in Planned item)
    {
        ref NoteSlot slot = ref _slots[item.Slot];
        if (slot.Life != item.Life) return;
        switch (item.Kind)
        {
            case PlannedKind.On:
                slot.Sounds = true;
                Send(VoiceEventKind.NoteOn, slot, item.Due, item.Voice, item.Pitch, item.Level);
                break;
            case PlannedKind.Pitch:
                slot.Level = item.Level;
                Send(VoiceEventKind.Pitch, slot, item.Due, item.Voice, item.Pitch, item.Level);
                break;
            default:
                if (item.Due != slot.OffDue) return; // it was planned anew
                Send(VoiceEventKind.NoteOff, slot, item.Due, item.Voice, item.Pitch, item.Level);
                _slots.Free(item.Slot);
                break;
        }
    }

    /// <summary>What will sound no later than anything that may still come leaves as soon as that is known.</summary>
    public void ReleaseEarly(BeatWatch beats)
    {
        if (HoldsUntilDue || _plan.Count == 0) return;
        long horizon = _incomingDue - _backShift;
        if (_plan.Next.Due > horizon) return;
        if (beats.TryNext(out Beat beat)) horizon = Math.Min(horizon, beat.Due);
        while (_plan.Count > 0 && _plan.Next.Due <= horizon && _plan.Next.Kind != PlannedKind.Timer) Happen(_plan.Take());
    }

    private long NotBefore(in NoteSlot slot, long due) => Math.Max(Math.Max(due, slot.OnDue), clock.Sample);

    private void Send(VoiceEventKind kind, in NoteSlot slot, long due, long voice, float pitch, float level)
    {
        _lastDue = Math.Max(_lastDue, Math.Max(due, clock.Sample));
        float velocity = kind == VoiceEventKind.NoteOn ? slot.Velocity : 0;
        output.Accept(new VoiceEvent(
            kind, slot.OutId, slot.Key, clock.Sample, voice, _lastDue, pitch, velocity, level, slot.Channel));
    }
}
