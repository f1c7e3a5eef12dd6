using System.Runtime.InteropServices;
using VocalMidi.AudioFiles;
using VocalMidi.Hosting.Profile;
using VocalMidi.Hosting.Program;

namespace VocalMidi.Hosting;

/// <summary>
/// Hosts a plugin the way a DAW does, in a process of its own: whatever the plugin does there ends up in the report.
/// Any thread; sessions share nothing.
/// </summary>
public static class HostSession
{
    /// <summary>Lists the plugins of a plugin file.</summary>
    /// <exception cref="HostException">The file is not there, is no plugin, or its code crashed or hung.</exception>
    public static IReadOnlyList<PluginFacts> Scan(string pluginPath)
    {
        EnsureThere(pluginPath);
        var builder = new ReportBuilder(0, 1, null);
        var process = new HostProcess();
        string[] words = ["scan=1", "plugin=" + Path.GetFullPath(pluginPath)];
        process.Run(words, null, TimeSpan.FromSeconds(20), builder.Take);
        HostReport report = Conclude(builder, process);
        return report.Outcome == HostOutcome.Completed ? builder.Plugins : throw new HostException(report.Error!);
    }

    /// <summary>Holds one session and reports it, however it ends.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="progress">Told how much is done, 0 to 1, from another thread; null: nobody.</param>
    /// <param name="sampled">
    /// Told the samples that <see cref="HostOptions.Profile"/> asked for, with their instance, as they come, from
    /// another thread; null: nobody.
    /// </param>
    /// <exception cref="HostException">There is no such file, or the native host is missing.</exception>
    public static HostReport Run(
        HostOptions options, Action<double>? progress = null, Action<int, ProfileSample>? sampled = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        EnsureThere(options);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("vocalmidi-host-");
        try
        {
            return RunIn(folder.FullName, options, progress, sampled);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static HostReport RunIn(
        string folder, HostOptions options, Action<double>? progress, Action<int, ProfileSample>? sampled)
    {
        string? input = options.Input is null ? null : Path.Combine(folder, "input.f32");
        string? output = options.KeepOutput ? Path.Combine(folder, "output.f32") : null;
        if (options.Input is { } clip) WriteRaw(input!, clip, options.SampleRate);
        var builder = new ReportBuilder(options.SampleRate, options.Passes, progress, sampled);
        var process = new HostProcess();
        process.Run(
            HostArguments.Of(options, input, options.Input?.Channels ?? 1, output),
            Variables(options),
            options.HangTimeout,
            builder.Take);
        HostReport report = Conclude(builder, process) with { Instances = options.Instances, Passes = options.Passes };
        return output is not null && File.Exists(output)
            ? report with { Output = ReadRaw(output, builder.OutputChannels, options.SampleRate) }
            : report;
    }

    private static HostReport Conclude(ReportBuilder builder, HostProcess process)
    {
        HostReport report = builder.Build(process.Printed);
        string place = builder.Phase == "playing"
            ? $"playing, near sample {builder.Position} of pass {builder.Pass + 1}"
            : builder.Phase;
        if (process.Hung)
        {
            return report with
            {
                Outcome = HostOutcome.Hung,
                FailedWhile = place,
                Error = $"the plugin gave no sign of life while {place} and was ended",
            };
        }

        if (process.ExitStatus == 0 && builder.IsDone) return report;
        return builder.Error is { } error
            ? report with { Outcome = HostOutcome.Refused, FailedWhile = place, Error = error }
            : report with
            {
                Outcome = HostOutcome.Crashed,
                FailedWhile = place,
                Error = $"the plugin crashed while {place}: {SignalNames.Describe(process.ExitStatus)}",
            };
    }

    private static void EnsureThere(HostOptions options)
    {
        EnsureThere(options.PluginPath);
        if (options.AlsoPath is { } also) EnsureThere(also);
    }

    private static void EnsureThere(string pluginPath)
    {
        if (!Path.Exists(pluginPath)) throw new HostException($"cannot load {pluginPath}: no such file");
    }

    private static void WriteRaw(string path, AudioClip clip, int sampleRate)
    {
        using FileStream file = File.Create(path);
        for (int c = 0; c < clip.Channels; c++)
        {
            float[] channel = SincResampler.Resample(clip.Channel(c), clip.SampleRate, sampleRate);
            file.Write(MemoryMarshal.AsBytes<float>(channel));
        }
    }

    private static AudioClip? ReadRaw(string path, int channels, int sampleRate)
    {
        ReadOnlySpan<float> planar = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path));
        if (channels == 0) return null;
        int frames = planar.Length / channels;
        var interleaved = new float[frames * channels];
        for (int i = 0; i < interleaved.Length; i++) interleaved[i] = planar[i % channels * frames + i / channels];
        return new AudioClip(interleaved, channels, sampleRate);
    }

    private static Dictionary<string, string> Variables(HostOptions options)
    {
        var variables = new Dictionary<string, string>();
        if (options.Trap) variables["LD_PRELOAD"] = HostProgram.TrapLibrary;
        if (options.Scripts.Count > 0)
            variables["VOCALMIDI_SCRIPT"] = string.Join(Path.PathSeparator, options.Scripts.Select(Path.GetFullPath));
        if (options.Profile is { WorkerSpans: true }) variables["VOCALMIDI_TRACE"] = "1";
        return variables;
    }
}
