using System.Globalization;
using System.Text;

namespace VocalMidi.Synthesis.Files;

/// <summary>Writes recordings and their truth into a folder.</summary>
public static class SetWriter
{
    /// <summary>Writes NAME.wav and NAME.notes.csv of each recording.</summary>
    /// <param name="voices">The recordings.</param>
    /// <param name="folder">Created if it does not exist; files of the same names are replaced.</param>
    public static void Write(IEnumerable<RenderedVoice> voices, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (RenderedVoice voice in voices)
        {
            WavWriter.Write(Path.Combine(folder, voice.Name + ".wav"), voice.Samples, voice.SampleRate);
            File.WriteAllText(Path.Combine(folder, voice.Name + ".notes.csv"), NotesCsv(voice.Notes));
        }
    }

    /// <summary>The notes as CSV with a header line: seconds to 0.1 ms, semitones to 0.01 cents.</summary>
    public static string NotesCsv(IEnumerable<SungNote> notes)
    {
        var text = new StringBuilder("onset_s,offset_s,midi_pitch\n");
        foreach (SungNote note in notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{note.OnsetSeconds:0.0000},{note.OffsetSeconds:0.0000},");
            text.Append(CultureInfo.InvariantCulture, $"{note.MidiPitch:0.0000}\n");
        }

        return text.ToString();
    }
}
