using VocalMidi.Engine.Timing;
using VocalMidi.Scripting.Interop;

namespace VocalMidi.Scripting.Chain;

/// <summary>Tells a stage's script what happens, each time with what it may ask then, and has its wishes carried out.</summary>
internal sealed class ScriptCalls(
    StageClock clock, Timeline timeline, ScriptCaller caller, IncomingNotes incoming, NoteSlots slots, ScriptCommands commands)
{
    /// <summary>Places kept free of the script for notes that pass through.</summary>
    private const int KeptForPassing = 64;

    /// <summary>on_start, then on_param for each parameter.</summary>
    public void Start()
    {
        long now = clock.Voice;
        Tell(Handler.Start, now);
        for (int i = 0; i < caller.Script.Parameters.Count; i++) Tell(Handler.Param, now, id: i);
    }

    /// <summary>on_stop.</summary>
    public void Stop() => Tell(Handler.Stop, clock.Voice);

    /// <summary>on_param.</summary>
    public void Parameter(int index) => Tell(Handler.Param, clock.Voice, id: index);

    /// <summary>on_beat.</summary>
    public void Beat(in Beat beat) => Tell(Handler.Beat, Math.Max(beat.Voice, clock.Voice), value: beat.Number);

    /// <summary>A planned function.</summary>
    public void Timer(in Planned item) => Tell(Handler.Timer, Math.Max(item.Voice, clock.Voice), id: item.Slot);

    /// <summary>
    /// on_note, on_note_end or on_pitch for the incoming note at a place. False if the script says nothing about it, or
    /// failed.
    /// </summary>
    public bool Note(Handler handler, int place, in VoiceEvent e)
    {
        if (caller.Bypassed) return false;
        ref IncomingNote note = ref incoming[place];
        long now = Math.Max(e.VoiceSample, clock.Voice);
        var call = new GuardCall { Handler = handler };
        timeline.Tell(now, ref call.Now);
        call.Note.Id = note.Id;
        call.Note.Key = note.Key;
        call.Note.Channel = note.Channel + 1;
        call.Note.Pitch = note.Pitch;
        call.Note.Velocity = note.Velocity;
        call.Note.Level = note.Level;
        call.Note.Start = (double)note.Voice / clock.SampleRate;
        call.Note.StartBeats = note.Beats;
        if (handler == Handler.NoteEnd)
        {
            call.Note.Ended = 1;
            call.Note.Length = (double)Math.Max(0, e.VoiceSample - note.Voice) / clock.SampleRate;
            double beats = timeline.BeatsAt(e.VoiceSample) - note.Beats;
            call.Note.LengthBeats = beats >= 0 ? beats : call.Note.Length * call.Now.Tempo / 60;
        }

        return Run(ref call, now, place);
    }

    private void Tell(Handler handler, long now, int id = 0, double value = 0)
    {
        if (caller.Bypassed) return;
        var call = new GuardCall { Handler = handler, Id = id, Value = value };
        timeline.Tell(now, ref call.Now);
        Run(ref call, now, -1);
    }

    private bool Run(ref GuardCall call, long now, int place)
    {
        call.Now.Room = NoteSlots.Capacity - KeptForPassing - slots.Count;
        if (!caller.Run(ref call, clock.Sample)) return false;
        commands.CarryOut(caller.Commands, now, place, inTimer: call.Handler == Handler.Timer);
        return true;
    }
}
