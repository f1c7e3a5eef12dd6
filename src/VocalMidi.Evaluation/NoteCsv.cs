using System.Globalization;

namespace VocalMidi.Evaluation;

/// <summary>Reads the note lists that annotators and transcriptions write.</summary>
public static class NoteCsv
{
    /// <summary>
    /// Reads <c>onset_s,offset_s,midi_pitch[,note_on_pitch]</c>; lines that are not numbers (a header) are passed over.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static List<NoteSpan> Read(string path)
    {
        var notes = new List<NoteSpan>();
        foreach (string line in File.ReadLines(path))
        {
            string[] cells = line.Split(',');
            var values = new double[4];
            int count = Math.Min(4, cells.Length);
            bool numbers = count >= 3;
            for (int i = 0; numbers && i < count; i++)
                numbers = double.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]);
            if (numbers) notes.Add(new NoteSpan(values[0], values[1], values[2], count > 3 ? values[3] : values[2]));
        }

        notes.Sort((a, b) => a.Onset.CompareTo(b.Onset));
        return notes;
    }
}
