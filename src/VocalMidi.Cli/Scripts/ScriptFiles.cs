using VocalMidi.Scripting;

namespace VocalMidi.Cli.Scripts;

/// <summary>Where scripts lie: named files, and those that ship beside the program.</summary>
internal static class ScriptFiles
{
    private static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "scripts");

    /// <summary>The names of the scripts that ship, in order.</summary>
    public static IReadOnlyList<string> Shipped =>
        Directory.Exists(ShippedFolder)
            ? [.. Directory.EnumerateFiles(ShippedFolder, "*.lua")
                .Where(file => !file.EndsWith(".d.lua", StringComparison.Ordinal))
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal)]
            : [];

    /// <summary>The text of a script.</summary>
    /// <param name="name">A file, or the name of one that ships.</param>
    /// <exception cref="UserException">There is none, or it cannot be read.</exception>
    public static ScriptText Read(string name)
    {
        string path = File.Exists(name) || !Shipped.Contains(name) ? name : Path.Combine(ShippedFolder, name + ".lua");
        try
        {
            return new ScriptText(Path.GetFileName(path), File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(
                $"cannot read the script {name}: {error.Message} (scripts that ship: {string.Join(", ", Shipped)})", error);
        }
    }
}
