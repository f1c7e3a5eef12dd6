namespace VocalMidi.Scripting;

/// <summary>A script that lies in one of the folders that are looked in.</summary>
/// <param name="Name">Its file's name without ".lua".</param>
/// <param name="Path">The file.</param>
/// <param name="IsUsers">Whether it is the user's, not one that ships.</param>
public sealed record FoundScript(string Name, string Path, bool IsUsers);

/// <summary>The scripts that people can choose by name: those that ship, and those in the user's folder. Any thread.</summary>
public static class ScriptCatalogue
{
    /// <summary>Environment variable that names another folder for the user's scripts.</summary>
    public const string Variable = "VOCALMIDI_SCRIPT_FOLDER";

    /// <summary>Most scripts of one folder that are listed.</summary>
    public const int MostInFolder = 500;

    /// <summary>Where the user's scripts lie: ~/.config/vocalmidi/scripts on Linux, or where the variable says.</summary>
    public static string UserFolder =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                "vocalmidi",
                "scripts");

    /// <summary>
    /// All scripts: those that ship first, each folder's by name. Stubs for editors (*.d.lua) and hidden files are none;
    /// a folder that is missing or cannot be read has none.
    /// </summary>
    public static IReadOnlyList<FoundScript> List(string shippedFolder) =>
        [.. In(shippedFolder, isUsers: false), .. In(UserFolder, isUsers: true)];

    /// <summary>The text of a script's file.</summary>
    /// <exception cref="ScriptException">It cannot be read, or is longer than a script may be.</exception>
    public static ScriptText Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            // Looked at first: whatever has found its way into a folder of scripts, it need not fit into memory.
            long length = new FileInfo(path).Length;
            if (length > ScriptText.MaximumBytes)
                throw Cannot(name, $"its text is longer than {ScriptText.MaximumBytes / 1024} KB");
            return new ScriptText(name, File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Cannot(name, $"the file {path} cannot be read: {error.Message}");
        }
    }

    private static ScriptException Cannot(string name, string why) =>
        new(new ScriptFault(name, ScriptFault.Loading, 0, "", why, Stopped: false, Work: 0));

    private static FoundScript[] In(string folder, bool isUsers)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.lua")
                .Where(file => IsScript(Path.GetFileName(file)))
                .Order(StringComparer.Ordinal)
                .Take(MostInFolder)
                .Select(file => new FoundScript(Path.GetFileNameWithoutExtension(file), file, isUsers))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    private static bool IsScript(string file) =>
        !file.StartsWith('.') && !file.EndsWith(".d.lua", StringComparison.OrdinalIgnoreCase);
}
