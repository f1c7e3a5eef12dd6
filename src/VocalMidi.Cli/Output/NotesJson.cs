using System.Reflection;
using System.Text.Json;
using VocalMidi.Cli.Transcription;

namespace VocalMidi.Cli.Output;

/// <summary>What became of one input, for the JSON document.</summary>
/// <param name="Path">The input as named.</param>
/// <param name="Transcription">What was heard; null when it could not be read.</param>
/// <param name="SampleRate">Hertz.</param>
/// <param name="DurationSeconds">Length, seconds.</param>
/// <param name="Error">Why it could not be read; null when it could.</param>
internal sealed record FileOutcome(
    string Path, VoiceTranscription? Transcription, int SampleRate, double DurationSeconds, string? Error);

/// <summary>Transcriptions as one JSON document.</summary>
internal static class NotesJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n" };

    /// <summary>The document, UTF-8: one entry of "files" per input, in order, with "notes" or "error".</summary>
    public static byte[] Format(IEnumerable<FileOutcome> files, NoteTiming timing)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            json.WriteStartObject();
            json.WriteString("vocalmidi", Version);
            json.WriteString("timing", timing.ToString().ToLowerInvariant());
            json.WriteStartArray("files");
            foreach (FileOutcome file in files) WriteFile(json, file);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static string Version =>
        typeof(NotesJson).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    private static void WriteFile(Utf8JsonWriter json, FileOutcome file)
    {
        json.WriteStartObject();
        json.WriteString("file", file.Path);
        if (file.Transcription is not { } heard)
        {
            json.WriteString("error", file.Error);
            json.WriteEndObject();
            return;
        }

        json.WriteNumber("sample_rate_hz", file.SampleRate);
        json.WriteNumber("duration_s", Math.Round(file.DurationSeconds, 5));
        json.WriteNumber("latency_s", Math.Round(heard.LatencySeconds, 5));
        json.WriteStartArray("notes");
        foreach (VoiceNote note in heard.Notes)
        {
            json.WriteStartObject();
            json.WriteNumber("onset_s", Math.Round(note.OnsetSeconds, 5));
            json.WriteNumber("offset_s", Math.Round(note.OffsetSeconds, 5));
            json.WriteNumber("key", note.Key);
            json.WriteNumber("midi_pitch", Math.Round(note.Pitch, 4));
            json.WriteNumber("note_on_pitch", Math.Round(note.NoteOnPitch, 4));
            json.WriteNumber("velocity", Math.Round(note.Velocity, 4));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
