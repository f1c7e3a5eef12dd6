using System.Globalization;
using System.Text;
using VocalMidi.Cli.Transcription;

namespace VocalMidi.Cli.Output;

/// <summary>Notes as comma-separated values, one line each under a header.</summary>
internal static class NotesCsv
{
    /// <summary>The header line; seconds, then fractional MIDI pitch.</summary>
    public const string Header = "onset_s,offset_s,midi_pitch,note_on_pitch";

    /// <summary>The file's text: times to 10 µs, pitches to a hundredth of a cent.</summary>
    public static string Format(IReadOnlyList<VoiceNote> notes)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (VoiceNote note in notes)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{note.OnsetSeconds:F5},{note.OffsetSeconds:F5},{note.Pitch:F4},{note.NoteOnPitch:F4}\n");
        }

        return text.ToString();
    }
}
