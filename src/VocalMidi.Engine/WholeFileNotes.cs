using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Engine;

/// <summary>Gathers the notes of a recording and, if wanted, the pitch of whatever note sounds at each hop.</summary>
/// <param name="sampleRate">Of the events' samples, hertz.</param>
/// <param name="keepsTrace">Keep the pitch trace.</param>
internal sealed class WholeFileNotes(int sampleRate, bool keepsTrace) : IVoiceEventSink
{
    private readonly List<float> _trace = [];
    private VoiceEvent _start;
    private float _sounding = float.NaN;

    /// <summary>The notes that have ended.</summary>
    public List<TranscribedNote> Notes { get; } = [];

    /// <inheritdoc/>
    public void Accept(in VoiceEvent voiceEvent)
    {
        FillTrace((double)voiceEvent.VoiceSample / sampleRate);
        _sounding = voiceEvent.Kind == VoiceEventKind.NoteOff ? float.NaN : voiceEvent.Pitch;
        if (voiceEvent.Kind == VoiceEventKind.NoteOn) _start = voiceEvent;
        if (voiceEvent.Kind != VoiceEventKind.NoteOff) return;
        Notes.Add(new TranscribedNote(
            (double)_start.VoiceSample / sampleRate,
            (double)voiceEvent.VoiceSample / sampleRate,
            voiceEvent.Pitch,
            _start.Pitch,
            _start.Velocity));
    }

    /// <summary>The pitch of each whole hop; empty where it is not kept.</summary>
    /// <param name="seconds">Length of the recording.</param>
    public float[] TraceUpTo(double seconds)
    {
        FillTrace(seconds);
        return [.. _trace];
    }

    private void FillTrace(double seconds)
    {
        if (!keepsTrace) return;
        int hops = (int)(seconds / AnalysisRate.HopSeconds);
        while (_trace.Count < hops) _trace.Add(_sounding);
    }
}
