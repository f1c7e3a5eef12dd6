using VocalMidi.Engine.Notes;
using VocalMidi.Engine.Parameters;

namespace VocalMidi.Engine.Timing;

/// <summary>Stamps the tracker's notes with samples: when each was decided, and when it is to sound.</summary>
internal sealed class EventTimer : INoteListener
{
    /// <summary>Smaller moves of pitch are not sent, semitones.</summary>
    private const float SmallestMove = 0.01f;

    /// <summary>Smaller moves of level are not sent.</summary>
    private const float SmallestLevelMove = 0.01f;

    /// <summary>Levels between which velocity runs from <see cref="SoftestVelocity"/> to 1, dBFS.</summary>
    private const float SoftestDb = -48, LoudestDb = -10;
    private const float SoftestVelocity = 0.15f;

    private readonly int _sampleRate;
    private readonly ParameterValues _parameters;
    private readonly IVoiceEventSink _sink;
    private long _origin;
    private long _lastDue;
    private int _noteId;
    private int _key;
    private float _shift;
    private float _pitch;
    private float _level;
    private long _noteSample;

    public EventTimer(int sampleRate, ParameterValues parameters, IVoiceEventSink sink)
    {
        _sampleRate = sampleRate;
        _parameters = parameters;
        _sink = sink;
    }

    /// <summary>The last input sample that what is decided now depends on.</summary>
    public long DecisionSample { get; set; }

    /// <summary>Aligned events that were decided too late for their place since the pipeline began.</summary>
    public long LateEvents { get; private set; }

    /// <summary>The voice's second 0 is at <paramref name="position"/> from now on.</summary>
    public void Restart(long position)
    {
        _origin = position;
        DecisionSample = position;
    }

    /// <inheritdoc/>
    public void NoteStarted(double onsetSeconds, float pitch, float levelDb)
    {
        _noteId++;
        _shift = _parameters.PitchShift;
        _pitch = pitch + _shift;
        _level = LevelOf(levelDb);
        _key = Math.Clamp((int)MathF.Round(_pitch), 0, 127);
        _noteSample = SampleAt(onsetSeconds);
        float loudness = Math.Clamp((levelDb - SoftestDb) / (LoudestDb - SoftestDb), 0, 1);
        Send(VoiceEventKind.NoteOn, _noteSample, _pitch, SoftestVelocity + ((1 - SoftestVelocity) * loudness));
    }

    /// <inheritdoc/>
    public void NoteMoved(double seconds, float pitch, float levelDb)
    {
        float level = LevelOf(levelDb);
        float shifted = float.IsNaN(pitch) ? _pitch : pitch + _shift;
        if (MathF.Abs(shifted - _pitch) < SmallestMove && MathF.Abs(level - _level) < SmallestLevelMove) return;
        _pitch = shifted;
        _level = level;
        // A note may be placed a little after the hop that showed it: its pitch moves no earlier than it begins.
        Send(VoiceEventKind.Pitch, Math.Max(_noteSample, SampleAt(seconds)), _pitch, 0);
    }

    /// <inheritdoc/>
    public void NoteEnded(double offsetSeconds, float settledPitch) =>
        Send(VoiceEventKind.NoteOff, Math.Max(_noteSample + 1, SampleAt(offsetSeconds)), settledPitch + _shift, 0);

    private void Send(VoiceEventKind kind, long voiceSample, float pitch, float velocity)
    {
        long due = DecisionSample;
        if (_parameters.Timing == TimingMode.Aligned)
        {
            long aligned = voiceSample + VoicePipeline.LatencySamplesFor(_sampleRate, TimingMode.Aligned);
            if (aligned < DecisionSample) LateEvents++;
            due = Math.Max(due, aligned);
        }

        due = Math.Max(due, _lastDue);
        _lastDue = due;
        _sink.Accept(new VoiceEvent(
            kind, _noteId, _key, DecisionSample, voiceSample, due, pitch, velocity, _level));
    }

    private long SampleAt(double seconds) => _origin + (long)Math.Round(seconds * _sampleRate);

    private float LevelOf(float levelDb)
    {
        float gate = (float)_parameters[ParameterId.Gate];
        return gate >= 0 ? 1 : Math.Clamp((levelDb - gate) / -gate, 0, 1);
    }
}
