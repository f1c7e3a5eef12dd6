using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Notes;

/// <summary>
/// Turns decoded paths into notes. Each hop the decoder's path may change its mind about all but the decided hop at
/// its beginning; the rest is a look-ahead that tells how long a note will last and where its pitch goes.
/// </summary>
internal sealed class NoteTracker
{
    /// <summary>Longest ringing of a knock: 100 ms.</summary>
    private const int LongestKnockHops = 20;

    /// <summary>How far a knock has fallen half-way, decibels.</summary>
    private const float KnockFallDb = 6;

    /// <summary>Starts of one note in two paths differ by at most this: 25 ms.</summary>
    private const int SameNoteHops = 5;

    /// <summary>Hops in which a note may slide into its pitch: 100 ms, in which most singers have arrived.</summary>
    private const int SlideHops = 20;

    private readonly TrackerSettings _settings;
    private readonly NoteDecoder _decoder;
    private readonly SettledPitch _settled = new();
    private readonly SettledPitch _ahead = new();
    private readonly FrameHistory _frames;
    private readonly INoteListener _listener;
    private PathStep _previous;
    private bool _sounding;
    private bool _waiting;
    private long _noteSince;
    private long _silentSince;
    private int _fold;
    private double _endedAt;
    private float _startPitch;

    public NoteTracker(TrackerSettings settings, INoteListener listener)
    {
        _settings = settings;
        _listener = listener;
        _decoder = new NoteDecoder(settings, settings.Lag - settings.AheadHops);
        _frames = new FrameHistory(settings.Lag + 1 + Math.Max(NoteOnset.BeforeHops, StandingPitch.BeforeHops));
        MinimumHops = settings.MinimumLength;
    }

    public NoteDecoder Decoder => _decoder;

    /// <summary>Hops a note must last to be one; as far as the lag allows, shorter ones are never started.</summary>
    public int MinimumHops { get; set; }

    /// <summary>
    /// Hops of a note that the decoder must have seen: the model has looked past them, or has time to while a pitch that
    /// glides settles.
    /// </summary>
    private int NeededHops => _settings.Heads.Count == 0
        ? MinimumHops
        : Math.Min(MinimumHops, Math.Max(_settings.Persistence, MinimumHops - _settings.AheadHops - _settings.SettleWait));

    /// <summary>
    /// How far from its first pitch a note may slide in its first 100 ms and stay the same note, semitones; 0: any
    /// change is another note. For timings that start a note before they can know where its pitch goes.
    /// </summary>
    public float SlideReach { get; set; }

    public void Reset()
    {
        _decoder.Reset();
        _previous = default;
        _noteSince = _silentSince = 0;
        _fold = 0;
        _endedAt = 0;
        _sounding = _waiting = false;
        _frames.Reset();
    }

    /// <summary>Takes the frame of one hop.</summary>
    public void Track(in Frame frame)
    {
        _frames.Add(frame);
        long scored = _frames.Next - 1 - _settings.AheadHops;
        if (scored < 0) return;
        ref Frame known = ref _frames[scored];
        known.AheadDb = _frames.HighestSonority(scored, _frames.Next - 1) - known.SonorityDb;
        known.PitchEmphasis = StandingPitch.Emphasis(_frames, scored, _settings);
        FindHeard(ref known, scored);
        DecodedPath path = _decoder.Decode(known);
        if (Decided >= 0) Decide(path);
    }

    /// <summary>
    /// What the model says about a hop: the head that looks furthest ahead, or, where the input ends before, the
    /// furthest that could still hear.
    /// </summary>
    private void FindHeard(ref Frame known, long hop)
    {
        for (int head = _settings.Heads.Count - 1; head >= 0; head--)
        {
            ref readonly Frame hearing = ref _frames[hop + _settings.Heads[head]];
            if (head >= hearing.HeadCount) continue;
            known.Heard = hearing.Heads[head];
            known.IsHeard = true;
            return;
        }
    }

    /// <summary>The input has ended: decides the hops still open, against silence.</summary>
    public void Finish()
    {
        var silence = new Frame { LevelDb = -100, SonorityDb = -100 };
        for (int i = 0; i <= _settings.Lag; i++) Track(silence);
    }

    /// <summary>Ends the sounding note now; what still sounds in the voice starts a new one only when struck.</summary>
    public void EndNote()
    {
        if (_sounding) End(Seconds(Math.Max(0, Decided), _settings.OffsetLeadMs));
        _waiting = false;
    }

    private void Decide(DecodedPath path)
    {
        PathStep step = path[0];
        long hop = Decided;
        if (step.State == NoteState.Silence)
        {
            if (_previous.State != NoteState.Silence) _silentSince = hop;
            if (_sounding && !MayGoOn(hop)) End(Seconds(_silentSince, _settings.OffsetLeadMs));
            _waiting = false;
        }
        else
        {
            if (IsAnotherNote(step))
            {
                if (IsSlide(step, hop)) _settled.Start(PitchGrid.PitchOf(step.Bin));
                else if (IsOctaveSlip(step, hop)) _fold += _previous.Bin - step.Bin;
                else Strike(step, hop);
            }

            if (_waiting) Consider(path);
            if (_sounding) Move(step, hop);
        }

        _previous = step;
    }

    /// <summary>
    /// The note may still go on after the silence that it is in: it is young, and the silence is short.
    /// </summary>
    private bool MayGoOn(long hop) =>
        _silentSince - _noteSince < SlideHops && hop - _silentSince < _settings.StumbleHops;

    private void Strike(PathStep step, long hop)
    {
        bool fromSilence = _previous.State == NoteState.Silence;
        // The path may have found out late: the note began where it says, not where it was noticed.
        long struck = Math.Max(fromSilence ? hop : step.NoteStart, _noteSince + 1);
        if (_sounding)
            End(fromSilence ? Seconds(_silentSince, _settings.OffsetLeadMs) : Seconds(struck, _settings.OnsetLeadMs));
        _fold = 0;
        // A blip too short to be a note that leads straight into this one is its beginning.
        if (!_waiting) _noteSince = struck;
        _waiting = true;
    }

    /// <summary>The hop that is being decided.</summary>
    private long Decided => _frames.Next - 1 - _settings.Lag;

    /// <summary>
    /// The path may move the start of the note it is in by a few hops without meaning another note.
    /// </summary>
    private bool IsAnotherNote(PathStep step) =>
        _previous.State == NoteState.Silence
        || step.NoteStart > _previous.NoteStart + SameNoteHops
        || Math.Abs(step.Bin - _previous.Bin) > PitchGrid.PerSemitone;

    private bool IsSlide(PathStep step, long hop) =>
        _sounding
        && (_previous.State == NoteState.Silence ? _silentSince : hop) - _noteSince < SlideHops
        && Math.Abs(PitchGrid.PitchOf(step.Bin) - _startPitch) <= SlideReach;

    /// <summary>
    /// The path has changed its mind about the octave of a note that sounds, not found another note.
    /// </summary>
    private bool IsOctaveSlip(PathStep step, long hop) =>
        _settings.KeepsOctave
        && _sounding
        && _previous.State != NoteState.Silence
        && hop - _noteSince >= SlideHops
        && step.NoteStart <= _previous.NoteStart + SameNoteHops
        && PathPitch.IsHarmonic(step.Bin - _previous.Bin);

    /// <summary>Starts the note that was struck if it is long enough and no knock.</summary>
    private void Consider(DecodedPath path)
    {
        int length = PathPitch.Remaining(path);
        float level = _frames.HighestLevel(Decided, Decided + length - 1);
        if (length < path.Length && IsKnock(length, level)) _waiting = false;
        else if (Decided - _noteSince + length >= NeededHops + SettleHops(path, length))
            Start(path, length, level);
    }

    private int SettleHops(DecodedPath path, int length) =>
        _settings.SettleWait > 0 && PathPitch.IsSettling(_frames, Decided, path, length) ? _settings.SettleWait : 0;

    /// <summary>A short sound in sight of its end that only dies away: a knock or a click rings, a voice holds.</summary>
    private bool IsKnock(int length, float highestDb) =>
        length <= LongestKnockHops && highestDb - _frames[Decided + (length / 2)].LevelDb > KnockFallDb;

    private void Start(DecodedPath path, int length, float level)
    {
        _waiting = false;
        _sounding = true;
        float pitch = PathPitch.Ahead(_frames, Decided, path, length, _ahead);
        _startPitch = pitch;
        _settled.Start(pitch);
        double onset = NoteOnset.Find(_frames, _noteSince, Decided + length, Decided, _settings);
        _listener.NoteStarted(Math.Max(_endedAt, Seconds(onset, _settings.OnsetLeadMs)), pitch, level);
    }

    private void End(double seconds)
    {
        _sounding = false;
        _endedAt = seconds;
        _listener.NoteEnded(seconds, _settled.Value);
    }

    private void Move(PathStep step, long hop)
    {
        ref readonly Frame frame = ref _frames[hop];
        float pitch = PathPitch.Near(frame, PitchGrid.PitchOf(step.Bin + _fold));
        if (step.State == NoteState.Stable && !float.IsNaN(pitch)) _settled.Add(pitch);
        _listener.NoteMoved(Seconds(hop, _settings.OnsetLeadMs), pitch, frame.LevelDb);
    }

    private static double Seconds(double hop, double leadMs) =>
        Math.Max(0, ((hop + 1) * AnalysisRate.HopSeconds) - (leadMs / 1000));
}
