using VocalMidi.Engine;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;

namespace VocalMidi.Cli.Transcription;

/// <summary>Lets the decoder look at the whole recording: better notes than any plugin can give in time.</summary>
/// <param name="model">Listens too; null: the classical tracker alone.</param>
public sealed class WholeFileTranscriber(VoiceModel? model = null) : ITranscriber
{
    /// <inheritdoc/>
    public VoiceTranscription Transcribe(
        float[] mono, int sampleRate, IReadOnlyDictionary<ParameterId, double> parameters, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var values = new ParameterValues();
        foreach ((ParameterId id, double value) in parameters) values[id] = value;
        Engine.Transcription heard =
            FileTranscriber.Transcribe(mono, sampleRate, values, new Direct(progress), model);
        // The engine's trace value belongs to the middle of its hop: 2.5 ms that no picture or bend shows.
        return new VoiceTranscription(
            [.. heard.Notes.Select(ToVoiceNote)], heard.PitchTrace, heard.HopSeconds, LatencySeconds: 0);
    }

    private static VoiceNote ToVoiceNote(TranscribedNote note) => new(
        note.OnsetSeconds,
        Math.Max(note.OnsetSeconds, note.OffsetSeconds),
        Math.Clamp((int)Math.Round(note.Pitch), 0, 127),
        note.Pitch,
        note.NoteOnPitch,
        note.Velocity);

    // Progress<T> would tell it later, on another thread.
    private sealed class Direct(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
