namespace VocalMidi.Scripting.Tests.Scripts;

/// <summary>The folder scripts/ of the repository, copied beside the tests.</summary>
internal static class ShippedScripts
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "scripts");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.lua")
        .Select(Path.GetFileName)
        .OfType<string>()
        .Where(name => !name.EndsWith(".d.lua", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static ScriptText Read(string name) => new(name, File.ReadAllText(Path.Combine(Folder, name)));
}
