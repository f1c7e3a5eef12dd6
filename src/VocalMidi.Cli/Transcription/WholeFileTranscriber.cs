using VocalMidi.AudioFiles;
using VocalMidi.Engine;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;

namespace VocalMidi.Cli.Transcription;

/// <summary>Lets the decoder look seconds ahead: better notes than any plugin can give in time.</summary>
/// <param name="model">Listens too; null: the classical tracker alone.</param>
/// <param name="kept">What is kept beside the notes; there are no events.</param>
public sealed class WholeFileTranscriber(VoiceModel? model = null, Kept kept = Kept.Notes) : ITranscriber
{
    private const int BlockSamples = 4096;

    /// <inheritdoc/>
    public VoiceTranscription Transcribe(
        IMonoSource recording, IReadOnlyDictionary<ParameterId, double> parameters, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(progress);
        var values = new ParameterValues();
        foreach ((ParameterId id, double value) in parameters) values[id] = value;
        using var transcriber =
            new FileTranscriber(recording.SampleRate, values, model, kept.HasFlag(Kept.PitchTrace));
        RecordingReader.ReadAll(recording, BlockSamples, transcriber.Process, progress);
        Engine.Transcription heard = transcriber.Finish();
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
}
