using System.Globalization;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Hosting.Program;

/// <summary>Options as the native program's words (see native/headless-host/request.h).</summary>
internal static class HostArguments
{
    /// <summary>The words of a session.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="inputPath">Raw float32, channel after channel, at the host's rate; null: none.</param>
    /// <param name="inputChannels">Channels in it.</param>
    /// <param name="outputPath">Where the output is to go; null: nowhere.</param>
    public static IEnumerable<string> Of(HostOptions options, string? inputPath, int inputChannels, string? outputPath)
    {
        yield return "plugin=" + Path.GetFullPath(options.PluginPath);
        if (options.PluginId is { } id) yield return "plugin-id=" + id;
        if (options.AlsoPath is { } also) yield return "also=" + Path.GetFullPath(also);
        if (options.LoadState is { } load) yield return "load-state=" + Path.GetFullPath(load);
        if (options.SaveState is { } save) yield return "save-state=" + Path.GetFullPath(save);
        if (inputPath is not null) yield return "input=" + inputPath;
        if (outputPath is not null) yield return "output=" + outputPath;
        yield return Word("channels", inputChannels);
        yield return Word("rate", options.SampleRate);
        yield return Word("block", options.Block ?? 0);
        yield return Word("seed", options.Seed);
        yield return Word("tempo", options.Tempo);
        yield return Word("instances", options.Instances);
        yield return Word("passes", options.Passes);
        yield return Word("churn", options.Churn);
        yield return Word("fuzz", options.FuzzSteps);
        if (options.Seconds is { } seconds) yield return Word("play-frames", Frames(seconds, options));
        foreach ((string name, bool on) in Switches(options)) yield return name + (on ? "=1" : "=0");
        if (options.Profile is { } profile)
        {
            foreach (string word in Words(profile)) yield return word;
        }

        foreach (ParameterSetting s in options.Settings) yield return $"set={s.Name}={s.Value}";
        foreach (ParameterSetting a in options.Automation)
        {
            yield return Word($"automate={a.Name}={a.Value}@{Frames(a.AtSeconds, options)}");
        }
    }

    private static IEnumerable<string> Words(ProfileRequest profile)
    {
        if (profile.SampleInterval is { } interval) yield return Word("samples", (long)interval.TotalMilliseconds);
        if (profile.NoteTimes) yield return "note_times=1";
        if (profile.Callbacks || profile.WorkerSpans) yield return "spans=1";
    }

    private static (string Name, bool On)[] Switches(HostOptions options) =>
    [
        ("realtime", options.RealTime),
        ("trap", options.Trap),
        ("baseline", options.Baseline),
        ("state-check", options.StateCheck),
        ("zero-blocks", options.ZeroLengthBlocks),
        ("no-buses", options.NoBuses),
    ];

    private static long Frames(double seconds, HostOptions options) => (long)Math.Round(seconds * options.SampleRate);

    private static string Word(string name, IFormattable value) =>
        name + "=" + value.ToString(null, CultureInfo.InvariantCulture);

    private static string Word(FormattableString word) => word.ToString(CultureInfo.InvariantCulture);
}
