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

    /// <summary>The file that a name stands for.</summary>
    /// <param name="name">A file, or the name of one that ships.</param>
    /// <exception cref="UserException">There is neither.</exception>
    public static string PathOf(string name)
    {
        if (File.Exists(name)) return name;
        if (Shipped.Contains(name)) return Path.Combine(ShippedFolder, name + ".lua");
        throw new UserException(
            $"cannot read the script {name}: no such file (scripts that ship: {string.Join(", ", Shipped)})");
    }

    /// <summary>The text of a script.</summary>
    /// <param name="name">A file, or the name of one that ships.</param>
    /// <exception cref="UserException">There is none, or it cannot be read.</exception>
    public static ScriptText Read(string name)
    {
        string path = PathOf(name);
        try
        {
            return new ScriptText(Path.GetFileName(path), File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"cannot read the script {name}: {error.Message}", error);
        }
    }
}
