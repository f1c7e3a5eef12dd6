namespace VocalMidi.Cli.Files;

/// <summary>The inputs a command line means: files as named, folders and globs opened up.</summary>
/// <param name="Paths">Files in order, each once. A named file need not exist: reading it says so.</param>
/// <param name="IsSeveral">More than one file, or a folder was named: outputs go to folders.</param>
/// <param name="Problems">Inputs that stand for no file at all, as "what: why".</param>
internal sealed record InputFiles(IReadOnlyList<string> Paths, bool IsSeveral, IReadOnlyList<string> Problems)
{
    private static readonly HashSet<string> s_audioExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".aif", ".aiff", ".caf", ".w64", ".rf64", ".au",
    };

    /// <summary>Opens up what the user named.</summary>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    public static InputFiles Find(IEnumerable<string> named)
    {
        var paths = new List<string>();
        var problems = new List<string>();
        bool folders = false;
        foreach (string name in named)
        {
            if (Directory.Exists(name))
            {
                folders = true;
                AddAll(AudioIn(name), paths, problems, $"{name}: no audio files in this folder");
            }
            else if (!File.Exists(name) && Glob.IsPattern(name))
            {
                AddAll(Glob.Expand(name).Where(File.Exists), paths, problems, $"{name}: no file matches");
            }
            else
            {
                paths.Add(name);
            }
        }

        List<string> once = [.. paths.DistinctBy(Path.GetFullPath)];
        return new InputFiles(once, folders || once.Count > 1, problems);
    }

    private static void AddAll(IEnumerable<string> found, List<string> paths, List<string> problems, string otherwise)
    {
        int before = paths.Count;
        paths.AddRange(found);
        if (paths.Count == before) problems.Add(otherwise);
    }

    private static IEnumerable<string> AudioIn(string folder) => Directory
        .EnumerateFiles(folder)
        .Where(path => s_audioExtensions.Contains(Path.GetExtension(path)))
        .Order(StringComparer.Ordinal);
}
