using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Notes;

/// <summary>
/// Turns decoded paths into notes. Each hop the decoder's path may change its mind about all but the decided hop at
/// its beginning; the rest is a look-ahead that tells how long a note will last and where its pitch goes.
/// </summary>
internal sealed class NoteTracker
{
    /// <summary>Hops of a note's beginning in which its vowel is looked for: 120 ms.</summary>
    private const int VowelHops = 24;

    /// <summary>Starts of one note in two paths differ by at most this: 25 ms.</summary>
    private const int SameNoteHops = 5;

    private readonly TrackerSettings _settings;
    private readonly NoteDecoder _decoder;
    private readonly SettledPitch _settled = new();
    private readonly SettledPitch _ahead = new();
    private readonly Frame[] _frames;
    private readonly INoteListener _listener;
    private PathStep _previous;
    private bool _sounding;
    private bool _waiting;
    private long _noteSince;
    private long _hop;

    public NoteTracker(TrackerSettings settings, INoteListener listener)
    {
        _settings = settings;
        _listener = listener;
        _decoder = new NoteDecoder(settings);
        _frames = new Frame[settings.Lag + 1];
        MinimumHops = settings.MinimumLength;
    }

    public NoteDecoder Decoder => _decoder;

    /// <summary>Hops a note must last to be one; as far as the lag allows, shorter ones are never started.</summary>
    public int MinimumHops { get; set; }

    public void Reset()
    {
        _decoder.Reset();
        _previous = default;
        _sounding = _waiting = false;
        _hop = 0;
    }

    /// <summary>Takes the frame of one hop.</summary>
    public void Track(in Frame frame)
    {
        _frames[_hop % _frames.Length] = frame;
        ReadOnlySpan<PathStep> path = _decoder.Decode(frame);
        _hop++;
        if (path.Length == _frames.Length) Decide(path);
    }

    /// <summary>The input has ended: decides the hops still open, against silence.</summary>
    public void Finish()
    {
        var silence = new Frame { LevelDb = -100 };
        for (int i = 0; i < _frames.Length; i++) Track(silence);
    }

    /// <summary>Ends the sounding note now; what still sounds in the voice starts a new one only when struck.</summary>
    public void EndNote()
    {
        if (_sounding) End(Seconds(Math.Max(0, _hop - _frames.Length), _settings.OffsetLeadMs));
        _waiting = false;
    }

    private void Decide(ReadOnlySpan<PathStep> path)
    {
        PathStep step = path[0];
        long hop = _hop - _frames.Length;
        if (step.State == NoteState.Silence)
        {
            if (_sounding) End(Seconds(hop, _settings.OffsetLeadMs));
            _waiting = false;
        }
        else
        {
            if (IsAnotherNote(step))
            {
                // The path may have found out late: the note began where it says, not where it was noticed.
                long struck = Math.Max(_previous.State == NoteState.Silence ? hop : step.NoteStart, _noteSince + 1);
                if (_sounding) End(Seconds(struck, _settings.OnsetLeadMs));
                // A blip too short to be a note that leads straight into this one is its beginning.
                if (!_waiting) _noteSince = struck;
                _waiting = true;
            }

            if (_waiting && hop - _noteSince + Remaining(path) >= MinimumHops) Start(path);
            if (_sounding) Move(step, hop);
        }

        _previous = step;
    }

    /// <summary>
    /// The path may move the start of the note it is in by a few hops without meaning another note.
    /// </summary>
    private bool IsAnotherNote(PathStep step) =>
        _previous.State == NoteState.Silence
        || step.NoteStart > _previous.NoteStart + SameNoteHops
        || Math.Abs(step.Bin - _previous.Bin) > PitchGrid.PerSemitone;

    private void Start(ReadOnlySpan<PathStep> path)
    {
        _waiting = false;
        _sounding = true;
        int length = Remaining(path);
        float pitch = PitchAhead(path, length);
        float level = FrameOf(_hop - path.Length).LevelDb;
        for (int i = 1; i < length; i++) level = Math.Max(level, FrameOf(_hop - path.Length + i).LevelDb);
        _settled.Start(pitch);
        long onset = VowelStart(path, length);
        _listener.NoteStarted(Seconds(onset, _settings.OnsetLeadMs), pitch, level);
    }

    private void End(double seconds)
    {
        _sounding = false;
        _listener.NoteEnded(seconds, _settled.Value);
    }

    private void Move(PathStep step, long hop)
    {
        ref readonly Frame frame = ref FrameOf(hop);
        float pitch = PitchNear(frame, PitchGrid.PitchOf(step.Bin));
        if (step.State == NoteState.Stable && !float.IsNaN(pitch)) _settled.Add(pitch);
        _listener.NoteMoved(Seconds(hop, _settings.OnsetLeadMs), pitch, frame.LevelDb);
    }

    /// <summary>
    /// A sung note is heard to begin with its vowel: the first hop from the onset on whose sonority comes near the
    /// highest of the note's beginning. The voiced consonant before it is softer in those bands.
    /// </summary>
    private long VowelStart(ReadOnlySpan<PathStep> path, int length)
    {
        if (_settings.VowelRangeDb <= 0) return _noteSince;
        long decided = _hop - path.Length;
        long first = Math.Max(_noteSince, _hop - _frames.Length);
        long last = Math.Min(decided + length, first + VowelHops) - 1;
        float highest = float.NegativeInfinity;
        for (long hop = first; hop <= last; hop++) highest = Math.Max(highest, FrameOf(hop).SonorityDb);
        long vowel = first;
        while (vowel < last && FrameOf(vowel).SonorityDb < highest - _settings.VowelRangeDb) vowel++;
        return vowel == first ? _noteSince : vowel;
    }

    /// <summary>Hops from the decided one on that belong to the same note, as far as the path knows.</summary>
    private static int Remaining(ReadOnlySpan<PathStep> path)
    {
        int length = 1;
        while (length < path.Length && path[length].NoteStart == path[0].NoteStart && path[length].State != NoteState.Silence) length++;
        return length;
    }

    /// <summary>Median pitch of the settled hops ahead; of the starting ones where none has settled.</summary>
    private float PitchAhead(ReadOnlySpan<PathStep> path, int length)
    {
        float last = PitchGrid.PitchOf(path[length - 1].Bin);
        _ahead.Start(last);
        bool settled = path[length - 1].State == NoteState.Stable;
        for (int i = 0; i < length; i++)
        {
            if (settled && path[i].State != NoteState.Stable) continue;
            float pitch = PitchNear(FrameOf(_hop - path.Length + i), PitchGrid.PitchOf(path[i].Bin));
            if (!float.IsNaN(pitch)) _ahead.Add(pitch);
        }

        return _ahead.Value;
    }

    /// <summary>The frame's candidate nearest to the pitch, weight counting; NaN when all are over a semitone off.</summary>
    private static float PitchNear(in Frame frame, float pitch)
    {
        float best = float.NaN, bestScore = 0;
        for (int i = 0; i < frame.CandidateCount; i++)
        {
            float distance = MathF.Abs(frame.Candidates[i].Pitch - pitch);
            float score = frame.Candidates[i].Weight * (1.2f - distance);
            if (score <= bestScore) continue;
            bestScore = score;
            best = frame.Candidates[i].Pitch;
        }

        return best;
    }

    private ref readonly Frame FrameOf(long hop) => ref _frames[hop % _frames.Length];

    private static double Seconds(long hop, double leadMs) =>
        Math.Max(0, ((hop + 1) * AnalysisRate.HopSeconds) - (leadMs / 1000));
}
