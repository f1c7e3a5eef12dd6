using VocalMidi.Engine.Timing;
using VocalMidi.Scripting.Interop;

namespace VocalMidi.Scripting.Chain;

/// <summary>
/// One script in the stream: takes events, has the script rework them, and owns what leaves. What happens, happens in
/// order of samples, whatever the blocks: before an event that was decided at sample D, all that is due before D.
/// Worker thread; allocates nothing once constructed, faults aside.
/// </summary>
internal sealed class ScriptStage : IVoiceEventSink
{
    /// <summary>How long a stream's end waits for what is planned, seconds.</summary>
    public const int LongestEnd = 10;

    /// <summary>Ids of emitted notes begin here, so that a note that passes through keeps its own.</summary>
    private const int FirstEmittedId = 0x4000_0000;

    /// <summary>Ids of one stage.</summary>
    private const int IdsPerStage = 0x0400_0000;

    /// <summary>Places kept free of the script for notes that pass through.</summary>
    private const int KeptForPassing = 64;

    private readonly int _sampleRate;
    private readonly int _firstId;
    private readonly IVoiceEventSink _output;
    private readonly Timeline _timeline;
    private readonly ScriptLog _log;
    private readonly NoteSlots _slots = new();
    private readonly IncomingNotes _incoming = new();
    private readonly Plan _plan = new();
    private readonly ScriptCaller _caller;
    private long _clock;
    private long _lastDue;
    private long _incomingDue;
    private long _backShift;
    private long _beatFrom;
    private bool _inTimer;

    public ScriptStage(
        int sampleRate, int index, NoteScript script, Timeline timeline, ScriptLog log, IVoiceEventSink output)
    {
        _sampleRate = sampleRate;
        _firstId = FirstEmittedId + (index * IdsPerStage);
        _timeline = timeline;
        _log = log;
        _output = output;
        _caller = new ScriptCaller(script, log, sampleRate);
    }

    /// <summary>The script.</summary>
    public NoteScript Script => _caller.Script;

    /// <summary>Whether it has been stopped for good.</summary>
    public bool Bypassed => _caller.Bypassed;

    /// <summary>Latency of the voice's moments, samples.</summary>
    public long Latency { get; set; }

    /// <summary>Nothing leaves before its time, so that a script may move notes to earlier times in any order.</summary>
    public bool HoldsUntilDue { get; set; }

    /// <summary>Notes waiting or sounding.</summary>
    public int Notes => _slots.Count;

    /// <summary>Notes that found no room, and moves of pitch.</summary>
    public long Dropped => _plan.DroppedMoves + _refusedNotes;

    private long _refusedNotes;

    /// <summary>on_start, then on_param for each parameter.</summary>
    public void Start()
    {
        long now = Now;
        Call(Handler.Start, now);
        for (int i = 0; i < Script.Parameters.Count; i++) Call(Handler.Param, now, id: i);
        _beatFrom = Math.Max(_beatFrom, now);
    }

    /// <inheritdoc/>
    public void Accept(in VoiceEvent voiceEvent)
    {
        RunBefore(voiceEvent.DecisionSample);
        _clock = Math.Max(_clock, voiceEvent.DecisionSample);
        _incomingDue = Math.Max(_incomingDue, DueOf(voiceEvent));
        switch (voiceEvent.Kind)
        {
            case VoiceEventKind.NoteOn:
                NoteOn(voiceEvent);
                break;
            case VoiceEventKind.NoteOff:
                NoteOff(voiceEvent);
                break;
            default:
                Move(voiceEvent);
                break;
        }

        ReleaseEarly();
    }

    /// <summary>All that is due before a sample happens.</summary>
    public void RunBefore(long sample)
    {
        while (true)
        {
            bool planned = _plan.Count > 0 && _plan.Next.Due < sample;
            bool beats = TryNextBeat(out long beatDue, out long beatVoice, out long beat)
                && beatDue < sample && !(planned && _plan.Next.Due <= beatDue);
            if (beats)
            {
                _clock = Math.Max(_clock, beatDue);
                _beatFrom = beatVoice + 1;
                Call(Handler.Beat, Math.Max(beatVoice, _clock - Latency), value: beat);
            }
            else if (planned)
            {
                Planned next = _plan.Take();
                _clock = Math.Max(_clock, next.Due);
                Happen(next);
            }
            else
            {
                return;
            }

            ReleaseEarly();
        }
    }

    /// <summary>A parameter's value before the stream begins.</summary>
    public void SetInitial(int index, double value) => Guard.SetParameter(Script.Handle, (uint)index, value);

    /// <summary>A parameter's new value, from <paramref name="sample"/> on.</summary>
    public void SetParameter(int index, double value, long sample)
    {
        double before = Script.GetParameter(index);
        Guard.SetParameter(Script.Handle, (uint)index, value);
        if (Script.GetParameter(index) == before) return;
        RunBefore(sample);
        _clock = Math.Max(_clock, sample);
        Call(Handler.Param, Now, id: index);
        ReleaseEarly();
    }

    /// <summary>Ends every note at <paramref name="sample"/> and forgets what is planned; on_stop.</summary>
    public void EndNotes(long sample)
    {
        RunBefore(sample);
        _clock = Math.Max(_clock, sample);
        Call(Handler.Stop, Now);
        _plan.Clear();
        for (int i = 0; i < _slots.Count; i++)
        {
            ref NoteSlot slot = ref _slots[_slots.SlotAt(i)];
            if (slot.Sounds) Send(VoiceEventKind.NoteOff, slot, _clock, _clock - Latency, slot.Pitch, slot.Level);
        }

        while (_slots.Count > 0) _slots.Free(_slots.SlotAt(_slots.Count - 1));
        _incoming.Clear();
        _caller.Forget();
    }

    /// <summary>The stream goes on at another sample, after <see cref="EndNotes"/>.</summary>
    public void Restart(long sample)
    {
        _clock = sample;
        _caller.Restart(sample);
        _incomingDue = sample;
        _beatFrom = Math.Max(0, sample - Latency);
    }

    /// <summary>The stream ends: what is planned still happens, for at most <see cref="LongestEnd"/> seconds.</summary>
    /// <returns>The sample of the last thing that happened.</returns>
    public long Finish(long sample)
    {
        RunBefore(sample);
        _beatFrom = long.MaxValue; // the song's beats have no end
        _clock = Math.Max(_clock, sample);
        // What came in and was never ended ends now.
        for (int i = _incoming.Count - 1; i >= 0; i--)
        {
            ref IncomingNote note = ref _incoming[i];
            NoteOff(new VoiceEvent(VoiceEventKind.NoteOff, note.Id, note.Key, _clock, _clock - Latency, _clock,
                note.Pitch, 0, note.Level, note.Channel));
        }

        RunBefore(sample + ((long)LongestEnd * _sampleRate) + Latency);
        EndNotes(_clock);
        return _clock;
    }

    /// <summary>Another script takes over between two notes; what sounds or waits goes on. Returns the old one.</summary>
    public NoteScript Replace(NoteScript next, long sample)
    {
        RunBefore(sample);
        _clock = Math.Max(_clock, sample);
        Call(Handler.Stop, Now);
        _plan.RemoveTimers();
        NoteScript old = _caller.Replace(next);
        Start();
        ReleaseEarly();
        return old;
    }

    /// <summary>The voice's moment that sounds now.</summary>
    private long Now => _clock - Latency;

    private long DueOf(in VoiceEvent e) => Math.Max(e.DueSample, e.VoiceSample + Latency);

    private void NoteOn(in VoiceEvent e)
    {
        var note = new IncomingNote
        {
            Id = e.NoteId,
            Key = e.Key,
            Channel = e.Channel,
            Pitch = e.Pitch,
            Velocity = e.Velocity,
            Level = e.Level,
            Voice = e.VoiceSample,
            Beats = _timeline.BeatsAt(e.VoiceSample),
            Due = DueOf(e),
        };
        if (!_incoming.TryAdd(note))
        {
            _refusedNotes++;
            return;
        }

        if (!CallFor(Handler.Note, _incoming.Count - 1, e)) PassThrough(e, note);
    }

    private void PassThrough(in VoiceEvent e, in IncomingNote note)
    {
        int index = _slots.Take();
        if (index < 0)
        {
            _refusedNotes++;
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
        slot.OnDue = note.Due;
        _plan.Add(PlannedKind.On, slot.OnDue, e.VoiceSample, index, slot.Life, e.Pitch, e.Level);
    }

    private void NoteOff(in VoiceEvent e)
    {
        int at = _incoming.Find(e.NoteId);
        if (at < 0) return;
        _incoming[at].Pitch = e.Pitch;
        _incoming[at].Level = e.Level;
        CallFor(Handler.NoteEnd, at, e);
        long due = DueOf(e);
        for (int i = 0; i < _slots.Count; i++)
        {
            int index = _slots.SlotAt(i);
            ref NoteSlot slot = ref _slots[index];
            if (slot.Source != e.NoteId) continue;
            slot.Source = 0;
            slot.OffDue = Math.Max(Math.Max(due + slot.DueShift, slot.OnDue), _clock);
            _plan.Add(PlannedKind.Off, slot.OffDue, e.VoiceSample + slot.VoiceShift, index, slot.Life,
                e.Pitch + slot.Interval, e.Level);
        }

        _incoming.RemoveAt(at);
    }

    private void Move(in VoiceEvent e)
    {
        int at = _incoming.Find(e.NoteId);
        if (at < 0) return;
        _incoming[at].Pitch = e.Pitch;
        _incoming[at].Level = e.Level;
        if (!CallFor(Handler.Pitch, at, e)) Follow(e.NoteId, DueOf(e), e.VoiceSample, e.Pitch, e.Level);
    }

    // All that is tied to an incoming note moves with it.
    private void Follow(int source, long due, long voice, float pitch, float level)
    {
        for (int i = 0; i < _slots.Count; i++)
        {
            int index = _slots.SlotAt(i);
            ref NoteSlot slot = ref _slots[index];
            if (slot.Source != source) continue;
            float level1 = level < 0 ? slot.Level : level;
            _plan.Add(PlannedKind.Pitch, Math.Max(Math.Max(due + slot.DueShift, slot.OnDue), _clock),
                voice + slot.VoiceShift, index, slot.Life, pitch + slot.Interval, level1);
        }
    }

    private bool Call(Handler handler, long now, int id = 0, double value = 0)
    {
        if (_caller.Bypassed) return false;
        var call = new GuardCall { Handler = handler, Id = id, Value = value };
        _timeline.Tell(now, ref call.Now);
        return Run(ref call, now, -1);
    }

    // False if the script says nothing about it, or failed.
    private bool CallFor(Handler handler, int incoming, in VoiceEvent e)
    {
        if (_caller.Bypassed) return false;
        ref IncomingNote note = ref _incoming[incoming];
        long now = Math.Max(e.VoiceSample, Now);
        var call = new GuardCall { Handler = handler };
        _timeline.Tell(now, ref call.Now);
        call.Note.Id = note.Id;
        call.Note.Key = note.Key;
        call.Note.Channel = note.Channel + 1;
        call.Note.Pitch = note.Pitch;
        call.Note.Velocity = note.Velocity;
        call.Note.Level = note.Level;
        call.Note.Start = (double)note.Voice / _sampleRate;
        call.Note.StartBeats = note.Beats;
        if (handler == Handler.NoteEnd)
        {
            call.Note.Ended = 1;
            call.Note.Length = (double)Math.Max(0, e.VoiceSample - note.Voice) / _sampleRate;
            double beats = _timeline.BeatsAt(e.VoiceSample) - note.Beats;
            call.Note.LengthBeats = beats >= 0 ? beats : call.Note.Length * call.Now.Tempo / 60;
        }

        return Run(ref call, now, incoming);
    }

    private bool Run(ref GuardCall call, long now, int incoming)
    {
        call.Now.Room = NoteSlots.Capacity - KeptForPassing - _slots.Count;
        if (!_caller.Run(ref call, _clock)) return false;
        ReadOnlySpan<GuardCommand> commands = _caller.Commands;
        for (int i = 0; i < commands.Length; i++) CarryOut(commands[i], now, incoming);
        return true;
    }

    private void CarryOut(in GuardCommand command, long now, int incoming)
    {
        switch (command.Kind)
        {
            case CommandKind.Emit:
                Emit(command, now, incoming);
                break;
            case CommandKind.CallAt:
                long at = SampleOf(command, now);
                // One that a planned function plans for now comes a sample later: time goes on.
                _plan.Add(PlannedKind.Timer, Math.Max(at + Latency, _clock + (_inTimer ? 1 : 0)), at, command.Id);
                break;
            case CommandKind.Cancel:
                int waiting = _slots.FindEmitted(command.Id);
                if (command.Id > 0 && waiting >= 0 && !_slots[waiting].Sounds) _slots.Free(waiting);
                break;
            case CommandKind.Stop:
                Stop(command, now);
                break;
            default:
                Bend(command, now);
                break;
        }
    }

    private long SampleOf(in GuardCommand command, long now) => command.TimeInBeats != 0
        ? _timeline.SampleOf(Math.Clamp(command.Time, -1e9, 1e9), now)
        : (long)Math.Ceiling((Math.Clamp(command.Time, -1e9, 1e9) * _sampleRate) - 1e-3);

    private void Emit(in GuardCommand command, long now, int incoming)
    {
        int index = _slots.Take();
        if (index < 0)
        {
            _refusedNotes++; // the script was told how much room there is, so this does not happen
            return;
        }

        bool tied = command.Source != 0 && incoming >= 0;
        long voice = SampleOf(command, now);
        long due = voice + Latency;
        if (due < _clock)
        {
            due = _clock;
            voice = tied ? Math.Max(voice, _incoming[incoming].Voice) : due - Latency;
        }

        ref NoteSlot slot = ref _slots[index];
        slot.EmitId = command.Id;
        slot.OutId = _firstId + (command.Id % IdsPerStage);
        slot.Pitch = (float)command.Pitch;
        slot.Key = Math.Clamp((int)MathF.Round(slot.Pitch), 0, 127);
        slot.Channel = command.Channel - 1;
        slot.Velocity = (float)command.Velocity;
        slot.Level = (float)command.Level;
        slot.OnDue = due;
        _plan.Add(PlannedKind.On, due, voice, index, slot.Life, slot.Pitch, slot.Level);
        if (tied)
        {
            ref IncomingNote source = ref _incoming[incoming];
            slot.Source = source.Id;
            slot.Interval = slot.Pitch - source.Pitch;
            slot.DueShift = due - source.Due;
            slot.VoiceShift = voice - source.Voice;
            _backShift = Math.Max(_backShift, _incomingDue - due);
            return;
        }

        double length = command.Length < 0 ? 1 : command.Length;
        long samples = command.LengthInBeats != 0 || command.Length < 0
            ? _timeline.SamplesOf(length, now)
            : (long)Math.Round(length * _sampleRate);
        samples = Math.Max(1, samples);
        slot.OffDue = due + samples;
        _plan.Add(PlannedKind.Off, slot.OffDue, voice + samples, index, slot.Life, slot.Pitch, slot.Level);
    }

    private void Stop(in GuardCommand command, long now)
    {
        long due = Math.Max(now + Latency, _clock);
        for (int i = _slots.Count - 1; i >= 0; i--)
        {
            int index = _slots.SlotAt(i);
            ref NoteSlot slot = ref _slots[index];
            if (!Concerns(command, slot)) continue;
            if (!slot.Sounds && slot.OnDue >= due)
            {
                _slots.Free(index);
            }
            else if (slot.OffDue > due)
            {
                slot.Source = 0;
                slot.OffDue = due;
                _plan.Add(PlannedKind.Off, due, now, index, slot.Life, slot.Pitch, slot.Level);
            }
        }
    }

    private void Bend(in GuardCommand command, long now)
    {
        if (command.Source != 0)
        {
            Follow(command.Source, now + Latency, now, (float)command.Pitch, (float)command.Level);
            return;
        }

        int index = _slots.FindEmitted(command.Id);
        if (index < 0 || command.Id == 0) return;
        ref NoteSlot slot = ref _slots[index];
        float level = command.Level < 0 ? slot.Level : (float)command.Level;
        int source = slot.Source == 0 ? -1 : _incoming.Find(slot.Source);
        if (source >= 0) slot.Interval = (float)command.Pitch - _incoming[source].Pitch;
        _plan.Add(PlannedKind.Pitch, Math.Max(Math.Max(now + Latency, slot.OnDue), _clock), now, index, slot.Life,
            (float)command.Pitch, level);
    }

    private static bool Concerns(in GuardCommand command, in NoteSlot slot) =>
        command.Source != 0 ? slot.Source == command.Source : command.Id != 0 && slot.EmitId == command.Id;

    // Something planned is due.
    private void Happen(in Planned item)
    {
        if (item.Kind == PlannedKind.Timer)
        {
            _inTimer = true;
            Call(Handler.Timer, Math.Max(item.Voice, Now), id: item.Slot);
            _inTimer = false;
            return;
        }

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

    // What will sound no later than anything that may still come leaves as soon as that is known.
    private void ReleaseEarly()
    {
        if (HoldsUntilDue || _plan.Count == 0) return;
        long horizon = _incomingDue - _backShift;
        if (_plan.Next.Due > horizon) return;
        if (TryNextBeat(out long beatDue, out _, out _)) horizon = Math.Min(horizon, beatDue);
        while (_plan.Count > 0 && _plan.Next.Due <= horizon && _plan.Next.Kind != PlannedKind.Timer) Happen(_plan.Take());
    }

    private bool TryNextBeat(out long due, out long voice, out long beat)
    {
        due = voice = long.MaxValue;
        beat = 0;
        if (!_caller.HearsBeats || !_timeline.TryNextBeat(_beatFrom, out voice, out beat)) return false;
        due = voice + Latency;
        return true;
    }

    private void Send(VoiceEventKind kind, in NoteSlot slot, long due, long voice, float pitch, float level)
    {
        _lastDue = Math.Max(_lastDue, Math.Max(due, _clock));
        float velocity = kind == VoiceEventKind.NoteOn ? slot.Velocity : 0;
        _output.Accept(new VoiceEvent(
            kind, slot.OutId, slot.Key, _clock, voice, _lastDue, pitch, velocity, level, slot.Channel));
    }
}
