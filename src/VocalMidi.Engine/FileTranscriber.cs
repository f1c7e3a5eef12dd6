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
/// <param name="PitchTrace">MIDI pitch of each hop of a note; NaN between notes. Empty where it was not kept.</param>
/// <param name="HopSeconds">Seconds from one value of the trace to the next; value i belongs to (i + 0.5) hops.</param>
public sealed record Transcription(IReadOnlyList<TranscribedNote> Notes, float[] PitchTrace, double HopSeconds);

/// <summary>
/// Transcribes a recording with the stages of <see cref="VoicePipeline"/>, but the decoder looks seconds ahead. Keeps
/// those seconds, the notes and, if wanted, the pitch trace, never the audio. One thread at a time may call it.
/// </summary>
public sealed class FileTranscriber : IDisposable
{
    private readonly int _sampleRate;
    private readonly WholeFileNotes _notes;
    private readonly NoteTracker _tracker;
    private readonly HeardFrames _frames;
    private long _samples;

    /// <summary>Prepares for one recording.</summary>
    /// <param name="sampleRate">Its rate in hertz, 8000 to 384000.</param>
    /// <param name="parameters">Settings; timing, bypass, bend and output do not matter here.</param>
    /// <param name="model">Listens too, and must outlive this; null: the classical tracker alone.</param>
    /// <param name="keepsTrace">Keep the pitch trace: 48 kB a minute.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 8 to 384 kHz.</exception>
    public FileTranscriber(
        int sampleRate, ParameterValues parameters, VoiceModel? model = null, bool keepsTrace = true)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        VoicePipeline.RequireRate(sampleRate);
        _sampleRate = sampleRate;
        _notes = new WholeFileNotes(sampleRate, keepsTrace);
        var timing = new EventTimer(sampleRate, parameters, _notes);
        IReadOnlyList<int> heads = model?.Manifest.LookaheadHops ?? [];
        _tracker = new NoteTracker(TunedSettings.For(heads).WholeFile.ListeningTo(heads), timing);
        Tracking.Apply(parameters, _tracker, live: false);
        var source = new FrameSource(sampleRate, forModel: model is not null) { Gain = parameters.Gain };
        _frames = new HeardFrames(source, model, _tracker.Track);
    }

    /// <summary>Transcribes a recording that is in memory. Any thread may call, several at once.</summary>
    /// <param name="mono">The recording.</param>
    /// <param name="sampleRate">Its rate in hertz, 8000 to 384000.</param>
    /// <param name="parameters">Settings; timing, bypass, bend and output do not matter here.</param>
    /// <param name="model">Listens too; null: the classical tracker alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 8 to 384 kHz.</exception>
    public static Transcription Transcribe(
        ReadOnlySpan<float> mono, int sampleRate, ParameterValues parameters, VoiceModel? model = null)
    {
        using var transcriber = new FileTranscriber(sampleRate, parameters, model);
        transcriber.Process(mono);
        return transcriber.Finish();
    }

    /// <summary>Takes the next samples, any number of them; the notes do not depend on how the audio is cut.</summary>
    public void Process(ReadOnlySpan<float> mono)
    {
        _samples += mono.Length;
        _frames.Push(mono);
    }

    /// <summary>The recording has ended: gives all that it held. Nothing more may be processed.</summary>
    public Transcription Finish()
    {
        _frames.Finish();
        _tracker.Finish();
        _tracker.EndNote();
        float[] trace = _notes.TraceUpTo((double)_samples / _sampleRate);
        return new Transcription(_notes.Notes, trace, AnalysisRate.HopSeconds);
    }

    /// <summary>Frees what the model holds for this recording.</summary>
    public void Dispose() => _frames.Dispose();
}
