using VocalMidi.Hosting;

namespace VocalMidi.Cli.Profile;

/// <summary>What `vocalmidi profile` is to show and write; null: not wanted.</summary>
/// <param name="Html">Report with charts.</param>
/// <param name="Trace">Chrome trace events.</param>
/// <param name="Json">Everything measured; - for standard output.</param>
/// <param name="Watch">Numbers while it plays.</param>
/// <param name="Strict">An overload is an error.</param>
internal sealed record ProfileOutputs(string? Html, string? Trace, string? Json, bool Watch, bool Strict)
{
    /// <summary>Something shows how the numbers changed while it played.</summary>
    public bool ShowSamples => Watch || Html is not null || Trace is not null || Json is not null;

    private IEnumerable<string> Files => new[] { Html, Trace, Json == "-" ? null : Json }.OfType<string>();

    /// <summary>Makes the folders of the files, before anything is played for them.</summary>
    /// <exception cref="UserException">Two are the same file.</exception>
    /// <exception cref="HostException">A folder cannot be made, or is named as a file.</exception>
    public void MakeFolders()
    {
        string[] paths = [.. Files.Select(Path.GetFullPath)];
        if (paths.Distinct().Count() < paths.Length)
        {
            throw new UserException("--html, --trace and --json name the same file: give each its own");
        }

        foreach (string path in paths)
        {
            if (Directory.Exists(path)) throw new HostException($"cannot write {path}: it is a folder; name a file in it");
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new HostException($"cannot write {path}: {e.Message}", e);
            }
        }
    }
}
