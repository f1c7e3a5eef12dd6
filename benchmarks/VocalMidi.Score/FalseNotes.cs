using VocalMidi.AudioFiles;

namespace VocalMidi.Score;

/// <summary>Counts notes in recordings where nobody sings.</summary>
internal static class FalseNotes
{
    /// <summary>Notes found per minute of a recording; NaN without a transcription.</summary>
    /// <param name="file">The recording's notes.</param>
    /// <param name="folder">Where NAME.wav or NAME.flac tells its length.</param>
    /// <exception cref="IOException">The recording cannot be read.</exception>
    public static double PerMinute(ScoredFile file, string folder)
    {
        if (file.IsMissing) return double.NaN;
        string path = Path.Combine(folder, file.Name + ".wav");
        if (!File.Exists(path)) path = Path.ChangeExtension(path, ".flac");
        try
        {
            return 60 * file.Estimate.Count / AudioFile.Read(path).Seconds;
        }
        catch (AudioFileException e)
        {
            throw new IOException($"cannot read {path}: {e.Message}", e);
        }
    }
}
