using VocalMidi.Scripting;

namespace VocalMidi.Cli.Scripts;

/// <summary>Where scripts lie: named files, those that ship beside the program, and those in the user's folder.</summary>
internal static class ScriptFiles
{
    private static IReadOnlyList<FoundScript> All =>
        ScriptCatalogue.List(Path.Combine(AppContext.BaseDirectory, "scripts"));

    /// <summary>The names of the scripts that ship, in order.</summary>
    public static IReadOnlyList<string> Shipped => [.. All.Where(script => !script.IsUsers).Select(script => script.Name)];

    /// <summary>The file that a name stands for.</summary>
    /// <param name="name">A file, or the name of one that ships or lies in the user's folder; of both, the former.</param>
    /// <exception cref="UserException">There is neither.</exception>
    public static string PathOf(string name)
    {
        if (File.Exists(name)) return name;
        IReadOnlyList<FoundScript> all = All;
        if (all.FirstOrDefault(script => script.Name == name) is { } found) return found.Path;
        string users = string.Join(", ", all.Where(script => script.IsUsers).Select(script => script.Name));
        throw new UserException(
            $"cannot read the script {name}: no such file (scripts that ship: {string.Join(", ", Shipped)}; "
            + $"in {ScriptCatalogue.UserFolder}: {(users.Length > 0 ? users : "none")})");
    }

    /// <summary>The text of a script.</summary>
    /// <param name="name">As in <see cref="PathOf"/>.</param>
    /// <exception cref="UserException">There is none, or it cannot be read.</exception>
    public static ScriptText Read(string name)
    {
        string path = PathOf(name);
        try
        {
            return ScriptCatalogue.Read(path);
        }
        catch (ScriptException error)
        {
            throw new UserException($"cannot read the script {name}: {error.Fault.Message}", error);
        }
    }
}
