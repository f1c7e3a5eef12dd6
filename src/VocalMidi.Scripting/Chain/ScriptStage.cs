using VocalMidi.Engine.Timing;
using VocalMidi.Scripting.Interop;

namespace VocalMidi.Scripting.Chain;

/// <summary>
/// One script in the stream: takes events, has the script rework them, and owns what leaves. What happens, happens in
/// order of samples, whatever the blocks: before an event that was decided at sample D, all that is due before D.
/// Worker thread; allocates nothing once constructed, faults aside.
/// <para>
/// This class says what happens when; <see cref="ScriptCalls"/> tells the script, <see cref="ScriptCommands"/> does what
/// it wants, <see cref="OutgoingNotes"/> has the notes that leave.
/// </para>
/// </summary>
internal sealed class ScriptStage : IVoiceEventSink
{
    /// <summary>How long a stream's end waits for what is planned, seconds.</summary>
    public const int LongestEnd = 10;

    private readonly Timeline _timeline;
    private readonly StageClock _clock;
    private readonly ScriptCaller _caller;
    private readonly BeatWatch _beats;
    private readonly IncomingNotes _incoming = new();
    private readonly OutgoingNotes _outgoing;
    private readonly Plan _plan;
    private readonly ScriptCalls _calls;

    public ScriptStage(
        int sampleRate, int index, NoteScript script, Timeline timeline, ScriptLog log, IVoiceEventSink output)
    {
        _timeline = timeline;
        _clock = new StageClock(sampleRate);
        _caller = new ScriptCaller(script, log, sampleRate);
        _beats = new BeatWatch(timeline, _clock, _caller);
        _outgoing = new OutgoingNotes(_clock, output);
        _plan = _outgoing.Plan;
        var commands = new ScriptCommands(index, _clock, timeline, _incoming, _outgoing);
        _calls = new ScriptCalls(_clock, timeline, _caller, _incoming, _outgoing.Slots, commands);
    }

    /// <summary>The script.</summary>
    public NoteScript Script => _caller.Script;

    /// <summary>Whether it has been stopped for good.</summary>
    public bool Bypassed => _caller.Bypassed;

    /// <summary>Latency of the voice's moments, samples.</summary>
    public long Latency
    {
        get => _clock.Latency;
        set => _clock.Latency = value;
    }

    /// <summary>Nothing leaves before its time, so that a script may move notes to earlier times in any order.</summary>
    public bool HoldsUntilDue
    {
        get => _outgoing.HoldsUntilDue;
        set => _outgoing.HoldsUntilDue = value;
    }

    /// <summary>Notes waiting or sounding.</summary>
    public int Notes => _outgoing.Slots.Count;

    /// <summary>Notes that found no room, and moves of pitch.</summary>
    public long Dropped => _outgoing.Dropped;

    /// <summary>on_start, then on_param for each parameter.</summary>
    public void Start()
    {
        _calls.Start();
        _beats.SkipTo(_clock.Voice);
    }

    /// <inheritdoc/>
    public void Accept(in VoiceEvent voiceEvent)
    {
        RunBefore(voiceEvent.DecisionSample);
        _clock.Reach(voiceEvent.DecisionSample);
        _outgoing.HearOf(_clock.DueOf(voiceEvent));
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

        _outgoing.ReleaseEarly(_beats);
    }

    /// <summary>All that is due before a sample happens.</summary>
    public void RunBefore(long sample)
    {
        while (true)
        {
            bool planned = _plan.Count > 0 && _plan.Next.Due < sample;
            if (_beats.TryNext(out Beat beat) && beat.Due < sample && !(planned && _plan.Next.Due <= beat.Due))
            {
                _clock.Reach(beat.Due);
                _beats.Pass(beat);
                _calls.Beat(beat);
            }
            else if (planned)
            {
                Planned next = _plan.Take();
                _clock.Reach(next.Due);
                if (next.Kind == PlannedKind.Timer) _calls.Timer(next);
                else _outgoing.Happen(next);
            }
            else
            {
                return;
            }

            _outgoing.ReleaseEarly(_beats);
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
        _clock.Reach(sample);
        _calls.Parameter(index);
        _outgoing.ReleaseEarly(_beats);
    }

    /// <summary>Ends every note at <paramref name="sample"/> and forgets what is planned; on_stop.</summary>
    public void EndNotes(long sample)
    {
        RunBefore(sample);
        _clock.Reach(sample);
        _calls.Stop();
        _outgoing.EndAll();
        _incoming.Clear();
        _caller.Forget();
    }

    /// <summary>The stream goes on at another sample, after <see cref="EndNotes"/>.</summary>
    public void Restart(long sample)
    {
        _clock.Restart(sample);
        _caller.Restart(sample);
        _outgoing.Restart(sample);
        _beats.Restart(sample);
    }

    /// <summary>The stream ends: what is planned still happens, for at most <see cref="LongestEnd"/> seconds.</summary>
    /// <returns>The sample of the last thing that happened.</returns>
    public long Finish(long sample)
    {
        RunBefore(sample);
        _beats.Stop();
        _clock.Reach(sample);
        // What came in and was never ended ends now.
        for (int i = _incoming.Count - 1; i >= 0; i--)
        {
            ref IncomingNote note = ref _incoming[i];
            NoteOff(new VoiceEvent(VoiceEventKind.NoteOff, note.Id, note.Key, _clock.Sample, _clock.Voice, _clock.Sample,
                note.Pitch, 0, note.Level, note.Channel));
        }

        RunBefore(sample + ((long)LongestEnd * _clock.SampleRate) + _clock.Latency);
        EndNotes(_clock.Sample);
        return _clock.Sample;
    }

    /// <summary>Another script takes over between two notes; what sounds or waits goes on. Returns the old one.</summary>
    public NoteScript Replace(NoteScript next, long sample)
    {
        RunBefore(sample);
        _clock.Reach(sample);
        _calls.Stop();
        _plan.RemoveTimers();
        NoteScript old = _caller.Replace(next);
        Start();
        _outgoing.ReleaseEarly(_beats);
        return old;
    }

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
            Due = _clock.DueOf(e),
        };
        if (!_incoming.TryAdd(note)) _outgoing.Refuse();
        else if (!_calls.Note(Handler.Note, _incoming.Count - 1, e)) _outgoing.PassThrough(e);
    }

    private void NoteOff(in VoiceEvent e)
    {
        if (!TryUpdate(e, out int place)) return;
        _calls.Note(Handler.NoteEnd, place, e);
        _outgoing.EndTied(e);
        _incoming.RemoveAt(place);
    }

    private void Move(in VoiceEvent e)
    {
        if (TryUpdate(e, out int place) && !_calls.Note(Handler.Pitch, place, e))
            _outgoing.Follow(e.NoteId, _clock.DueOf(e), e.VoiceSample, e.Pitch, e.Level);
    }

    private bool TryUpdate(in VoiceEvent e, out int place)
    {
        place = _incoming.Find(e.NoteId);
        if (place < 0) return false;
        _incoming[place].Pitch = e.Pitch;
        _incoming[place].Level = e.Level;
        return true;
    }
}
