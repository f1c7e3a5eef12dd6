using System.IO.Enumeration;

namespace VocalMidi.Cli.Files;

/// <summary>
/// Wildcards the shell left alone (quoted, or on Windows): * and ? within one name, ** for any depth of folders.
/// </summary>
internal static class Glob
{
    /// <summary>True if the text has a wildcard in it.</summary>
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>The files and folders a pattern names, in ordinal order; none if nothing matches.</summary>
    public static IEnumerable<string> Expand(string pattern)
    {
        string root = Path.GetPathRoot(pattern) ?? "";
        IEnumerable<string> found = [root];
        string[] segments = pattern[root.Length..].Split(
            [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        foreach (string segment in segments) found = found.SelectMany(folder => Step(folder, segment));
        return found.Distinct().Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Step(string folder, string segment)
    {
        string listed = folder.Length == 0 ? "." : folder;
        if (segment == "**") return Directory.Exists(listed) ? AndBelow(folder, listed) : [];
        string joined = Path.Combine(folder, segment);
        if (!IsPattern(segment)) return Path.Exists(joined) ? [joined] : [];
        if (!Directory.Exists(listed)) return [];
        return Directory
            .EnumerateFileSystemEntries(listed)
            .Select(Path.GetFileName)
            .Where(name => IsMatch(segment, name!))
            .Select(name => Path.Combine(folder, name!));
    }

    // As in shells, hidden names match only a pattern that starts with a dot.
    private static bool IsMatch(string segment, string name) =>
        (name[0] != '.' || segment[0] == '.')
        && FileSystemName.MatchesSimpleExpression(segment, name, ignoreCase: OperatingSystem.IsWindows());

    private static IEnumerable<string> AndBelow(string folder, string listed) => Directory
        .EnumerateDirectories(listed, "*", SearchOption.AllDirectories)
        .Select(below => Path.Combine(folder, Path.GetRelativePath(listed, below)))
        .Prepend(folder);
}
