namespace VocalMidi.Hosting.Program;

/// <summary>Where the native programs are: the one that loads plugins, and the trap it is run with.</summary>
internal static class HostProgram
{
    /// <summary>The program's path.</summary>
    /// <exception cref="HostException">It has not been built.</exception>
    public static string Path => Find("vocalmidi-plugin-host");

    /// <summary>The library to preload in trap runs.</summary>
    /// <exception cref="HostException">It has not been built.</exception>
    public static string TrapLibrary => Find("libvocalmidi_rttrap.so");

    // Beside the command once installed; in the checkout's build/bin when run from a project's own output folder.
    private static string Find(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string beside = System.IO.Path.Combine(folder.FullName, name);
            if (File.Exists(beside)) return beside;
            string built = System.IO.Path.Combine(folder.FullName, "build", "bin", name);
            if (File.Exists(built)) return built;
        }

        throw new HostException($"{name} is not beside the command: build it first (./run.sh, or cmake -S . -B "
            + "build/native && cmake --build build/native)");
    }
}
