using VocalMidi.Evaluation;

namespace VocalMidi.Score;

/// <summary>A recording's notes as they should be and as they were found, both by onset.</summary>
/// <param name="Name">The recording.</param>
/// <param name="Reference">The truth.</param>
/// <param name="Estimate">The transcription; none for a missing one, which scores 0.</param>
/// <param name="IsMissing">There is no transcription.</param>
internal sealed record ScoredFile(
    string Name, IReadOnlyList<NoteSpan> Reference, IReadOnlyList<NoteSpan> Estimate, bool IsMissing = false)
{
    private const string ReferenceSuffix = ".notes.csv";

    private static readonly string[] s_estimateSuffixes = [".csv", ReferenceSuffix];

    /// <summary>Reads NAME.notes.csv of one folder and NAME.csv (or NAME.notes.csv) of another, by name.</summary>
    /// <exception cref="IOException">A file cannot be read, or there is no reference.</exception>
    public static ScoredFile[] ReadAll(string references, string estimates)
    {
        if (!Directory.Exists(references)) throw new IOException($"{references}: no such folder");
        string[] paths = [.. Directory.EnumerateFiles(references, "*" + ReferenceSuffix).Order(StringComparer.Ordinal)];
        if (paths.Length == 0) throw new IOException($"{references}: no *{ReferenceSuffix} in this folder");
        return [.. paths.Select(path => Read(path, estimates))];
    }

    private static ScoredFile Read(string reference, string estimates)
    {
        string name = Path.GetFileName(reference)[..^ReferenceSuffix.Length];
        string? estimate = s_estimateSuffixes
            .Select(suffix => Path.Combine(estimates, name + suffix))
            .FirstOrDefault(File.Exists);
        return new ScoredFile(
            name,
            [.. NoteCsv.Read(reference).Where(AnnotatedPitch.IsPlausible)],
            estimate is null ? [] : NoteCsv.Read(estimate),
            estimate is null);
    }
}
