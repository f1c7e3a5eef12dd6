using SkiaSharp;

namespace VocalMidi.Cli.Pictures;

/// <summary>
/// The typeface of picture labels. Skia is used without fontconfig, so on Linux the file is looked up by name.
/// </summary>
internal static class LabelFont
{
    private static readonly string[] s_families = ["Segoe UI", "Helvetica Neue", "DejaVu Sans", "Arial"];

    private static readonly string[] s_files =
        ["DejaVuSans.ttf", "LiberationSans-Regular.ttf", "NotoSans-Regular.ttf", "FreeSans.ttf", "Ubuntu-R.ttf"];

    private static readonly Lazy<SKTypeface?> s_typeface = new(Find);

    /// <summary>The typeface; null when this machine has none of the usual ones.</summary>
    public static SKTypeface? Typeface => s_typeface.Value;

    private static SKTypeface? Find()
    {
        foreach (string family in s_families)
        {
            if (SKFontManager.Default.MatchFamily(family) is { } match) return match;
        }

        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders =
        [
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            Path.Combine(home, ".local/share/fonts"),
            Path.Combine(home, ".fonts"),
        ];
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        string[] present =
            [.. folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.ttf", options))];
        string? path = s_files
            .Select(name => Array.Find(present, p => Path.GetFileName(p) == name))
            .FirstOrDefault(p => p is not null) ?? present.FirstOrDefault();
        return path is null ? null : SKTypeface.FromFile(path);
    }
}
