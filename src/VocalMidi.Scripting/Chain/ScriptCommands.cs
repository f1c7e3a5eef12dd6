using VocalMidi.Scripting.Interop;

namespace VocalMidi.Scripting.Chain;

/// <summary>Carries out what a call of a script wants: notes, ends, bends, functions to be called later.</summary>
/// <param name="index">Of the stage: the ids of its notes are its own.</param>
/// <param name="clock">Of the stage.</param>
/// <param name="timeline">Of the chain.</param>
/// <param name="incoming">Of the stage.</param>
/// <param name="outgoing">Of the stage.</param>
internal sealed class ScriptCommands(
    int index, StageClock clock, Timeline timeline, IncomingNotes incoming, OutgoingNotes outgoing)
{
    /// <summary>Ids of emitted notes begin here, so that a note that passes through keeps its own.</summary>
    private const int FirstEmittedId = 0x4000_0000;

    /// <summary>Ids of one stage.</summary>
    private const int IdsPerStage = 0x0400_0000;

    /// <summary>Furthest time in seconds or beats that is reckoned with.</summary>
    private const double Furthest = 1e9;

    private readonly int _firstId = FirstEmittedId + (index * IdsPerStage);
    private readonly NoteSlots _slots = outgoing.Slots;

    /// <summary>
    /// Carries all out, in order.
    /// </summary>
    /// <param name="commands">Of one call.</param>
    /// <param name="now">The voice's moment of the call.</param>
    /// <param name="source">Place of the incoming note that the call was about; -1: none.</param>
    /// <param name="inTimer">Whether a planned function was called: what it plans for now comes a sample later, since time
    /// goes on.</param>
    public void CarryOut(ReadOnlySpan<GuardCommand> commands, long now, int source, bool inTimer)
    {
        foreach (ref readonly GuardCommand command in commands)
        {
            switch (command.Kind)
            {
                case CommandKind.Emit:
                    Emit(command, now, source);
                    break;
                case CommandKind.CallAt:
                    CallAt(command, now, inTimer);
                    break;
                case CommandKind.Cancel:
                    Cancel(command);
                    break;
                case CommandKind.Stop:
                    Stop(command, now);
                    break;
                default:
                    Bend(command, now);
                    break;
            }
        }
    }

    private static bool Concerns(in GuardCommand command, in NoteSlot slot) =>
        command.Source != 0 ? slot.Source == command.Source : command.Id != 0 && slot.EmitId == command.Id;

    private void Emit(in GuardCommand command, long now, int source)
    {
        int at = _slots.Take();
        if (at < 0)
        {
            outgoing.Refuse(); // the script was told how much room there is, so this does not happen
            return;
        }

        bool tied = command.Source != 0 && source >= 0;
        long voice = SampleOf(command, now);
        long due = voice + clock.Latency;
        if (due < clock.Sample)
        {
            due = clock.Sample;
            voice = tied ? Math.Max(voice, incoming[source].Voice) : due - clock.Latency;
        }

        ref NoteSlot slot = ref _slots[at];
        slot.EmitId = command.Id;
        slot.OutId = _firstId + (command.Id % IdsPerStage);
        slot.Pitch = (float)command.Pitch;
        slot.Key = Math.Clamp((int)MathF.Round(slot.Pitch), 0, 127);
        slot.Channel = command.Channel - 1;
        slot.Velocity = (float)command.Velocity;
        slot.Level = (float)command.Level;
        slot.OnDue = due;
        outgoing.Begin(at, voice);
        if (tied)
        {
            ref IncomingNote note = ref incoming[source];
            slot.Source = note.Id;
            slot.Interval = slot.Pitch - note.Pitch;
            slot.DueShift = due - note.Due;
            slot.VoiceShift = voice - note.Voice;
            outgoing.MayComeAt(due);
            return;
        }

        long samples = LengthOf(command, now);
        outgoing.End(at, due + samples, voice + samples, slot.Pitch, slot.Level);
    }

    private void CallAt(in GuardCommand command, long now, bool inTimer)
    {
        long at = SampleOf(command, now);
        long due = Math.Max(at + clock.Latency, clock.Sample + (inTimer ? 1 : 0));
        outgoing.Plan.Add(PlannedKind.Timer, due, at, command.Id);
    }

    // A function that was planned is no longer known to the guard: its call will find nothing.
    private void Cancel(in GuardCommand command)
    {
        int waiting = _slots.FindEmitted(command.Id);
        if (command.Id > 0 && waiting >= 0 && !_slots[waiting].Sounds) _slots.Free(waiting);
    }

    private void Stop(in GuardCommand command, long now)
    {
        long due = Math.Max(now + clock.Latency, clock.Sample);
        for (int i = _slots.Count - 1; i >= 0; i--)
        {
            int at = _slots.SlotAt(i);
            ref NoteSlot slot = ref _slots[at];
            if (!Concerns(command, slot)) continue;
            if (!slot.Sounds && slot.OnDue >= due)
            {
                _slots.Free(at);
            }
            else if (slot.OffDue > due)
            {
                slot.Source = 0;
                outgoing.End(at, due, now, slot.Pitch, slot.Level);
            }
        }
    }

    private void Bend(in GuardCommand command, long now)
    {
        if (command.Source != 0)
        {
            outgoing.Follow(command.Source, now + clock.Latency, now, (float)command.Pitch, (float)command.Level);
            return;
        }

        int at = _slots.FindEmitted(command.Id);
        if (at < 0 || command.Id == 0) return;
        ref NoteSlot slot = ref _slots[at];
        int source = slot.Source == 0 ? -1 : incoming.Find(slot.Source);
        if (source >= 0) slot.Interval = (float)command.Pitch - incoming[source].Pitch;
        outgoing.Move(at, now + clock.Latency, now, (float)command.Pitch, (float)command.Level);
    }

    private long SampleOf(in GuardCommand command, long now)
    {
        double time = Math.Clamp(command.Time, -Furthest, Furthest);
        return command.TimeInBeats != 0
            ? timeline.SampleOf(time, now)
            : (long)Math.Ceiling((time * clock.SampleRate) - 1e-3);
    }

    private long LengthOf(in GuardCommand command, long now)
    {
        double length = command.Length < 0 ? 1 : command.Length;
        return Math.Max(1, command.LengthInBeats != 0 || command.Length < 0
            ? timeline.SamplesOf(length, now)
            : (long)Math.Round(length * clock.SampleRate));
    }
}
