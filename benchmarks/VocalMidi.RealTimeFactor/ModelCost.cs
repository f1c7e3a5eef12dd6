using System.Diagnostics;
using VocalMidi.Engine;
using VocalMidi.Engine.Features;
using VocalMidi.Engine.Models;
using VocalMidi.Measuring;
using VocalMidi.Synthesis;
using static System.FormattableString;

namespace VocalMidi.RealTimeFactor;

/// <summary>What a hop of the model costs: alone, as in the plugin, and in runs of many hops and voices.</summary>
internal static class ModelCost
{
    private const double HopMicroseconds = 5000;

    /// <summary>Hops per run, and voices per run, that are tried.</summary>
    private static readonly (int Voices, int Hops)[] s_batches = [(1, 16), (1, 128), (1, 512), (4, 512), (16, 512)];

    /// <summary>Prints both tables.</summary>
    public static void Print(VoiceModel model, RenderedVoice voice)
    {
        float[] features = FileFeatures.Of(voice.Samples, voice.SampleRate);
        Console.WriteLine(Invariant($"\n{model.Manifest.Name}, {model.ProviderNote}: one hop of one voice per run\n"));
        Console.WriteLine("| hops heard | p50 µs | p99 µs | p99.9 µs | mean of one core | managed bytes per hop | hash of what it heard |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        HopByHop(model, "singing", features);
        HopByHop(model, "silence", FileFeatures.Of(new float[10 * voice.SampleRate], voice.SampleRate));

        Console.WriteLine("\n| voices per run | hops per run | µs per hop of a voice | hash of the first run |");
        Console.WriteLine("|---|---|---|---|");
        foreach ((int voices, int hops) in s_batches) InRuns(model, features, voices, hops);
    }

    private static void HopByHop(VoiceModel model, string name, float[] features)
    {
        using var stream = new ModelStream(model);
        using var hash = new OutputHash();
        int hops = features.Length / FileFeatures.PerHop;
        var microseconds = new double[hops];
        var heard = new Frame[hops];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int hop = 0; hop < hops; hop++)
        {
            var frame = new Frame();
            long start = Stopwatch.GetTimestamp();
            stream.Hear(features.AsSpan(hop * FileFeatures.PerHop, FileFeatures.PerHop), ref frame);
            microseconds[hop] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            heard[hop] = frame;
        }

        double bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / hops;
        hash.Add<Frame>(heard);
        double share = microseconds.Average() / HopMicroseconds;
        Array.Sort(microseconds);
        Console.WriteLine(Invariant(
            $"| {name}, {hops} | {At(0.5):F1} | {At(0.99):F1} | {At(0.999):F1} | {100 * share:F2} % | {bytes:F2} | {hash.Take()} |"));

        double At(double rank) => microseconds[(int)(rank * (hops - 1))];
    }

    private static void InRuns(VoiceModel model, float[] features, int voices, int hops)
    {
        using var runner = new ModelRunner(model, voices, hops);
        using var hash = new OutputHash();
        int runs = Math.Max(3, 4096 / (voices * hops));
        for (int voice = 0; voice < voices; voice++)
        {
            int size = hops * FileFeatures.PerHop;
            features.AsSpan(0, size).CopyTo(runner.Features[(voice * size)..]);
        }

        runner.TryRun();
        hash.Add(runner.Heard);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++) runner.TryRun();
        double microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds / (runs * (double)voices * hops);
        Console.WriteLine(Invariant($"| {voices} | {hops} | {microseconds:F2} | {hash.Take()} |"));
    }
}
