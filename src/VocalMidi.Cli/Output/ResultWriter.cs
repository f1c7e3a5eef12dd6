using System.Text;
using VocalMidi.Cli.Commands;
using VocalMidi.Cli.Files;
using VocalMidi.Cli.Pictures;
using VocalMidi.Cli.Transcription;
using VocalMidi.Midi;

namespace VocalMidi.Cli.Output;

/// <summary>Writes the results of one input where the plan says, and remembers what was written.</summary>
/// <param name="terminal">Takes what goes to standard output.</param>
internal sealed class ResultWriter(Terminal terminal)
{
    private readonly List<string> _written = [];

    /// <summary>The file being written, for an error message.</summary>
    public string Current { get; private set; } = "";

    /// <summary>The files written so far.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>Writes everything asked for.</summary>
    /// <exception cref="IOException">A file cannot be written: <see cref="Current"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written: <see cref="Current"/>.</exception>
    public void All(FileOutputs outputs, FileOutcome outcome, TranscribeSettings settings)
    {
        VoiceTranscription heard = outcome.Transcription!;
        string name = Path.GetFileName(outputs.Input);
        if (outputs.Midi is { } midi)
        {
            string track = Path.GetFileNameWithoutExtension(name);
            Put(midi, MidiFileWriter.ToBytes(Song(heard, track, settings)));
        }

        if (outputs.Notes is { } notes) Put(notes, Encoding.UTF8.GetBytes(NotesCsv.Format(heard.Notes)));
        if (outputs.Json is { } json) Json(json, [outcome], settings.Timing);
        if (outputs.Plot is { } plot) Put(plot, Picture(name, outcome, heard));
    }

    /// <summary>Writes one JSON document for several inputs.</summary>
    /// <exception cref="IOException">The file cannot be written: <see cref="Current"/>.</exception>
    public void Json(string path, IEnumerable<FileOutcome> outcomes, NoteTiming timing) =>
        Put(path, NotesJson.Format(outcomes, timing));

    private static MidiSong Song(VoiceTranscription heard, string track, TranscribeSettings settings)
    {
        if (heard.Played is not { } played)
            return NotesMidi.ToSong(heard, track, settings.TempoBpm, settings.BendRange);
        var song = new MidiSong(MidiSong.DefaultTicksPerQuarter, settings.TempoBpm, track, []);
        return EventsMidi.ToSong(song, played.Events, played.SecondsOf, settings.BendRange);
    }

    private byte[] Picture(string name, FileOutcome outcome, VoiceTranscription heard)
    {
        if (!PianoRoll.HasLabels)
        {
            terminal.Complain(
                "warning: no font was found, the picture has no labels (apt-get install fonts-dejavu-core)");
        }

        string title = FormattableString.Invariant(
            $"{name}: {heard.Notes.Count} notes in {outcome.DurationSeconds:F1} s");
        return PianoRoll.ToPng(new PianoRollContent(
            title, outcome.DurationSeconds, heard.Notes, heard.PitchTrace, heard.HopSeconds));
    }

    private void Put(string path, byte[] bytes)
    {
        Current = path;
        if (path == OutputPlan.Stdout)
        {
            terminal.WriteData(bytes);
            return;
        }

        File.WriteAllBytes(path, bytes);
        _written.Add(path);
    }
}
