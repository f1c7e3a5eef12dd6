using VocalMidi.Engine.Models;
using VocalMidi.Measuring;
using VocalMidi.Synthesis;

namespace VocalMidi.RealTimeFactor;

/// <summary>Real-time factors at every rate, in every timing, with every listener.</summary>
internal static class RateTable
{
    /// <summary>Prints the table; false, and a complaint, if the same audio gave different events.</summary>
    /// <param name="model">Listens too; null: the classical tracker alone.</param>
    /// <param name="quick">One run instead of five, and two rates instead of all.</param>
    public static bool Print(VoiceModel? model, bool quick)
    {
        Subject[] subjects = Subject.All(model);
        int runs = quick ? 1 : 5;
        WarmUp(subjects, quick);
        Console.WriteLine($"The demo voice ({Voices.At(Voices.NativeRate).Seconds:F1} s), in blocks of 512 samples, {runs} runs in turns:\n");
        var table = new Table(
            Console.Out, "rate Hz", "timing", "listening", "real-time factor, median", "least", "most", "notes", "hash of the events");
        var ratios = new List<string[]>();
        foreach (int rate in quick ? [8000, 48000] : Voices.Rates)
        {
            RenderedVoice voice = Voices.At(rate);
            var measured = subjects.Select(_ => new List<Run>()).ToArray();
            for (int run = 0; run < runs; run++)
                for (int i = 0; i < subjects.Length; i++) measured[i].Add(subjects[i].Hear(voice));
            for (int i = 0; i < subjects.Length; i++)
                if (!Row(table, rate, subjects[i], measured[i])) return false;
            if (model is not null) ratios.AddRange(Ratios(rate, subjects, measured));
        }

        if (model is null) return true;
        Console.WriteLine("\nWith the model beside classical, run by run:\n");
        var beside = new Table(Console.Out, "rate Hz", "timing", "ratio, median", "least", "most");
        foreach (string[] cells in ratios) beside.Row(cells);

        return true;
    }

    private static bool Row(Table table, int rate, Subject subject, List<Run> runs)
    {
        if (runs.DistinctBy(run => run.Hash).Count() != 1)
        {
            Console.Error.WriteLine($"{subject.TimingName}, {subject.Listener}, {rate} Hz: the same audio gave different events");
            return false;
        }

        var factor = Spread.Of(runs.Select(run => run.Factor));
        table.Row(
            $"{rate}",
            subject.TimingName,
            subject.Listener,
            $"{factor.Median:F4}",
            $"{factor.Least:F4}",
            $"{factor.Most:F4}",
            $"{runs[0].Notes}",
            runs[0].Hash);
        return true;
    }

    /// <summary>The subjects come in pairs: classical, then with the model.</summary>
    private static IEnumerable<string[]> Ratios(int rate, Subject[] subjects, List<Run>[] measured)
    {
        for (int i = 0; i + 1 < subjects.Length; i += 2)
        {
            var ratio = Spread.OfRatios(measured[i + 1].Select(run => run.Factor), measured[i].Select(run => run.Factor));
            yield return [$"{rate}", subjects[i].TimingName, $"{ratio.Median:F2}", $"{ratio.Least:F2}", $"{ratio.Most:F2}"];
        }
    }

    /// <summary>The first runs compile the code, and compile it again better.</summary>
    private static void WarmUp(Subject[] subjects, bool quick)
    {
        RenderedVoice voice = Voices.At(Voices.NativeRate);
        for (int i = 0; i < (quick ? 1 : 3); i++)
            foreach (Subject subject in subjects) subject.Hear(voice);
    }
}
