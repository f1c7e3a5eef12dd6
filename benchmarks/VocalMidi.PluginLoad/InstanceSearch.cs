using VocalMidi.AudioFiles;
using VocalMidi.Hosting;
using VocalMidi.Hosting.Events;
using VocalMidi.Measuring;

namespace VocalMidi.PluginLoad;

/// <summary>Looks for the number of instances at which the first deadline is missed.</summary>
internal sealed class InstanceSearch(string plugin, AudioClip input, double seconds, int most)
{
    private const int SampleRate = 48000;
    private const int Block = 128;

    private readonly HostReport _truth = HostSession.Run(Options(plugin, input, seconds, 1) with { RealTime = false });

    /// <summary>Searches for each plugin and prints all tries and a summary.</summary>
    /// <exception cref="HostException">A plugin does not play.</exception>
    public static void Print(IReadOnlyList<string> plugins, string inputPath, double seconds, int most)
    {
        AudioClip input = AudioFile.Read(inputPath);
        Console.WriteLine($"{SampleRate} Hz, blocks of {Block}, {seconds} s a try, aligned timing, with the model that ships.\n");
        var tries = new Table(
            Console.Out, "format", "instances", "missed", "callback p99.9 µs", "share of a core of the busiest worker");
        var found = new List<(string Format, int Instances, int Missed, string Hash)>();
        foreach (string plugin in plugins)
        {
            var search = new InstanceSearch(plugin, input, seconds, most);
            string format = Path.GetExtension(plugin)[1..].ToUpperInvariant();
            (int good, int bad) = search.Find((count, deadlines, report) => tries.Row(
                format,
                $"{count}",
                deadlines.Words,
                $"{report.Callback?.Microseconds.P999:F1}",
                $"{100 * deadlines.Worker:F2} %"));
            found.Add((format, good, bad, EventList.Hash(search._truth.EventsOf(0))));
        }

        Console.WriteLine();
        var summary = new Table(
            Console.Out, "format", "instances that play in time", "first seen to miss", "hash of the events of each");
        foreach ((string format, int good, int bad, string hash) in found)
            summary.Row(format, $"{good}", bad > most ? $"none up to {most}" : $"{bad}", hash);
    }

    /// <summary>
    /// Twice as many until something is missed, then the middle between the two until they are within a tenth. A
    /// number that misses is tried once more: the machine may have been busy with something else.
    /// </summary>
    private (int Good, int Bad) Find(Action<int, Deadlines, HostReport> tell)
    {
        int good = 0, bad = most + 1;
        for (int count = 1; ; count = good * 2 < bad ? Math.Min(most, good * 2) : (good + bad) / 2)
        {
            if (Plays(count, tell) || Plays(count, tell)) good = count;
            else bad = count;
            if (good == 0 || good == most || bad - good <= Math.Max(1, bad / 10)) return (good, bad);
        }
    }

    private bool Plays(int count, Action<int, Deadlines, HostReport> tell)
    {
        HostReport report = HostSession.Run(Options(plugin, input, seconds, count));
        if (report.Outcome != HostOutcome.Completed) throw new HostException(report.Error!);
        Deadlines deadlines = Deadlines.Of(report, _truth);
        tell(count, deadlines, report);
        return deadlines.AreMet;
    }

    private static HostOptions Options(string plugin, AudioClip input, double seconds, int count) => new()
    {
        PluginPath = plugin,
        Input = input,
        SampleRate = SampleRate,
        Block = Block,
        Seconds = seconds,
        RealTime = true,
        Instances = count,
        Settings = [new ParameterSetting("timing", "Aligned")],
        HangTimeout = TimeSpan.FromSeconds(120),
    };
}
