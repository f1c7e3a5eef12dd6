using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Notes;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Engine;

/// <summary>A note of a whole recording.</summary>
/// <param name="OnsetSeconds">Start, seconds from the start of the recording.</param>
/// <param name="OffsetSeconds">End, seconds.</param>
/// <param name="Pitch">Settled MIDI pitch, fractional semitones.</param>
/// <param name="NoteOnPitch">MIDI pitch as believed at its start, looking ahead.</param>
/// <param name="Velocity">0..1.</param>
public sealed record TranscribedNote(
    double OnsetSeconds, double OffsetSeconds, double Pitch, double NoteOnPitch, double Velocity);

/// <summary>What a recording held.</summary>
/// <param name="Notes">Its notes, in order.</param>
/// <param name="PitchTrace">MIDI pitch of each hop of a note; NaN between notes.</param>
/// <param name="HopSeconds">Seconds from one value of the trace to the next; value i belongs to (i + 0.5) hops.</param>
public sealed record Transcription(IReadOnlyList<TranscribedNote> Notes, float[] PitchTrace, double HopSeconds);

/// <summary>
/// Transcribes a recording as a whole: the stages of <see cref="VoicePipeline"/>, but the decoder looks seconds ahead.
/// </summary>
public static class FileTranscriber
{
    /// <summary>Transcribes mono samples. May be called from any thread, several at once.</summary>
    /// <param name="mono">The recording.</param>
    /// <param name="sampleRate">Its rate in hertz, 8000 to 384000.</param>
    /// <param name="parameters">Settings; timing, bypass, bend and output do not matter here.</param>
    /// <param name="progress">Told the share done, 0..1, about once a second of audio; may be null.</param>
    /// <param name="model">Listens too; null: the classical tracker alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 8 to 384 kHz.</exception>
    public static Transcription Transcribe(
        ReadOnlySpan<float> mono,
        int sampleRate,
        ParameterValues parameters,
        IProgress<double>? progress = null,
        VoiceModel? model = null)
    {
        VoicePipeline.RequireRate(sampleRate);
        var collector = new Collector(sampleRate);
        var timing = new EventTimer(sampleRate, parameters, collector);
        IReadOnlyList<int> heads = model?.Manifest.LookaheadHops ?? [];
        var tracker = new NoteTracker(TunedSettings.For(heads).WholeFile.ListeningTo(heads), timing);
        Tracking.Apply(parameters, tracker, live: false);
        var frames = new FrameSource(sampleRate, forModel: model is not null) { Gain = parameters.Gain };
        HeardFrames.Of(frames, mono, model, tracker.Track, progress);
        tracker.Finish();
        tracker.EndNote();
        float[] trace = collector.TraceUpTo((double)mono.Length / sampleRate);
        return new Transcription(collector.Notes, trace, AnalysisRate.HopSeconds);
    }

    /// <summary>Gathers the notes, and the pitch of whatever note sounds at each hop.</summary>
    private sealed class Collector(int sampleRate) : IVoiceEventSink
    {
        private readonly List<float> _trace = [];
        private VoiceEvent _start;
        private float _sounding = float.NaN;

        public List<TranscribedNote> Notes { get; } = [];

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

        public float[] TraceUpTo(double seconds)
        {
            FillTrace(seconds);
            return [.. _trace];
        }

        private void FillTrace(double seconds)
        {
            int hops = (int)(seconds / AnalysisRate.HopSeconds);
            while (_trace.Count < hops) _trace.Add(_sounding);
        }
    }
}
