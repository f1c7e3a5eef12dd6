using VocalMidi.AudioFiles;

namespace VocalMidi.Score;

/// <summary>Counts notes in recordings where nobody sings.</summary>
internal static class FalseNotes
{
    /// <summary>Notes found per minute of a recording; NaN without a transcription.</summary>
    /// <param name="file">The recording's notes.</param>
    /// <param name="folder">Where NAME.wav or NAME.flac tells its length.</param>
    /// <exception cref="IOException">The recording cannot be read.</exception>
    public static double PerMinute(ScoredFile file, string folder) => PerMinute([file], folder);

    /// <summary>The same over several recordings together.</summary>
    /// <param name="files">The recordings' notes.</param>
    /// <param name="folder">Where they lie.</param>
    /// <exception cref="IOException">A recording cannot be read.</exception>
    public static double PerMinute(IReadOnlyList<ScoredFile> files, string folder) => files.Any(file => file.IsMissing)
        ? double.NaN
        : 60 * files.Sum(file => file.Estimate.Count) / files.Sum(file => SecondsOf(file, folder));

    private static double SecondsOf(ScoredFile file, string folder)
    {
        string path = Path.Combine(folder, file.Name + ".wav");
        if (!File.Exists(path)) path = Path.ChangeExtension(path, ".flac");
        try
        {
            return AudioFile.Read(path).Seconds;
        }
        catch (AudioFileException e)
        {
            throw new IOException($"cannot read {path}: {e.Message}", e);
        }
    }
}
