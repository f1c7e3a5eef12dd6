using VocalMidi.AudioFiles;
using VocalMidi.Hosting.Conformance;

namespace VocalMidi.Hosting.Tests;

/// <summary>The tiny plugins of tests/native/host, built by CMake, and audio for them.</summary>
internal static class TestPlugins
{
    public const int Rate = 48000;

    private static readonly Lazy<IReadOnlyList<ConformanceCheck>> s_checks = new(ConformanceSuite.Checks);

    public static string Path(string name) => Built(System.IO.Path.Combine("test-plugins", name + ".clap"));

    /// <summary>A file under build/ of the checkout.</summary>
    public static string Built(string relative)
    {
        string path = System.IO.Path.Combine(Root, "build", relative);
        return System.IO.Path.Exists(path)
            ? path
            : throw new FileNotFoundException($"{path}: build the native part first (./test.sh does)");
    }

    /// <summary>The conformance check of that name.</summary>
    public static ConformanceCheck Check(string name) => s_checks.Value.Single(check => check.Name == name);

    public static string Root
    {
        get
        {
            DirectoryInfo folder = new(AppContext.BaseDirectory);
            while (!File.Exists(System.IO.Path.Combine(folder.FullName, "VocalMidi.sln"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }

    /// <summary>Stereo; the left channel is loud in each of these stretches, in frames, and silent elsewhere.</summary>
    public static AudioClip Loud(int frames, params (int From, int To)[] stretches)
    {
        var samples = new float[frames * 2];
        foreach ((int from, int to) in stretches)
        {
            for (int i = from; i < to; i++) samples[2 * i] = 0.6f;
        }

        return new AudioClip(samples, 2, Rate);
    }

    public static HostOptions Options(string plugin, AudioClip? input = null) => new()
    {
        PluginPath = Path(plugin),
        Input = input ?? Loud(4800, (1000, 2000)),
        SampleRate = Rate,
    };
}
