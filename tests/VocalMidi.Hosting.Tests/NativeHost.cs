using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using VocalMidi.AudioFiles;

namespace VocalMidi.Hosting.Tests;

/// <summary>What the native host wrote in one session, as it wrote it.</summary>
/// <param name="Records">Its records, split at the tabs.</param>
internal sealed record NativeHostRun(IReadOnlyList<string[]> Records)
{
    /// <summary>The records of a kind.</summary>
    public IReadOnlyList<string[]> Of(string kind) => [.. Records.Where(r => r[0] == kind)];

    /// <summary>The profile of the last pass.</summary>
    public JsonElement Profile => JsonDocument.Parse(Of("profile")[^1][2]).RootElement;

    /// <summary>What the plugin says of itself.</summary>
    public string Status => Of("diagnostic").Last(r => r[3] == "status")[4];
}

/// <summary>The native host run with words of its own, on the voice that ships.</summary>
internal static class NativeHost
{
    public const int Rate = 44100;

    public static NativeHostRun Run(string plugin, double seconds, params string[] words) =>
        RunWithModel(null, plugin, seconds, words);

    /// <summary>The same with a model's file to listen with; null: the one that ships.</summary>
    public static NativeHostRun RunWithModel(string? model, string plugin, double seconds, params string[] words)
    {
        string input = Path.GetTempFileName();
        try
        {
            AudioClip voice = AudioFile.Read(Path.Combine(TestPlugins.Root, "samples", "voice.wav"));
            Assert.Equal(Rate, voice.SampleRate);
            File.WriteAllBytes(input, MemoryMarshal.AsBytes<float>(voice.Channel(0)).ToArray());
            long frames = (long)(seconds * Rate);
            return Start(
                model,
            [
                "plugin=" + TestPlugins.Built(plugin), "input=" + input, $"rate={Rate}",
                "play-frames=" + frames.ToString(CultureInfo.InvariantCulture), .. words,
            ]);
        }
        finally
        {
            File.Delete(input);
        }
    }

    private static NativeHostRun Start(string? model, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(TestPlugins.Built("bin/vocalmidi-plugin-host"), words)
        {
            RedirectStandardOutput = true,
        };
        if (model is not null) start.Environment["VOCALMIDI_MODEL"] = model;
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, text);
        return new NativeHostRun([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t'))]);
    }
}
