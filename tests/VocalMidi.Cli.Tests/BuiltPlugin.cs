namespace VocalMidi.Cli.Tests;

/// <summary>The plugin that native/build-plugin.sh leaves in build/, and what else lies in the repository.</summary>
internal static class BuiltPlugin
{
    /// <summary>Top folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Path of the plugin; its engine lies beside it.</summary>
    public static string File { get; } = Path.Combine(Root, "build", "plugins", "VocalMidi", "VocalMidi.clap");

    /// <summary>The CLAP plugin and the VST3 bundle.</summary>
    public static TheoryData<string> InBothFormats => [File, Path.Combine(Root, "build", "plugins", "VocalMidi.vst3")];

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "VocalMidi.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("not inside the repository");
    }
}
