using VocalMidi.Engine.Notes;
using VocalMidi.Score;

namespace VocalMidi.Tuning;

/// <summary>What the command line asks for.</summary>
/// <param name="SingingFolder">Recordings of singers; null: synthesised voices alone.</param>
/// <param name="Start">File of settings to begin with; null: those the engine ships.</param>
/// <param name="Evaluations">Changes tried; 0: only score.</param>
/// <param name="Seed">Of the moves.</param>
/// <param name="Output">File that takes each improvement; null: only printed.</param>
internal sealed record TuningRequest(
    string? SingingFolder, string? Start, int Evaluations = 0, int Seed = 1, string? Output = null);

/// <summary>Prepares the recordings, searches, and prints what came out.</summary>
internal static class TuningRun
{
    /// <summary>Results go to standard output, the rest to standard error.</summary>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    /// <exception cref="FormatException">The start file is no list of settings.</exception>
    public static void Run(TuningRequest request)
    {
        TunedSettings start = TunedSettings.Shipped;
        if (request.Start is { } file) start = SettingsText.Read(File.ReadAllText(file), start);
        if (request.SingingFolder is null)
            Console.Error.WriteLine("No --singing-dev: only synthesised voices choose and are scored.");
        Material material = Material.Prepare(request.SingingFolder);
        Console.Error.WriteLine(FormattableString.Invariant($"Analysed {material.Seconds:F0} s of voice."));

        var search = new KnobSearch(new Objective(material).Value, new Random(request.Seed));
        (TunedSettings best, double value) = search.Run(start, request.Evaluations, (evaluation, better, settings) =>
        {
            Console.Error.WriteLine(FormattableString.Invariant($"{evaluation,6} {better:F4}"));
            if (request.Output is { } output) File.WriteAllText(output, SettingsText.Write(settings) + "\n");
        });
        Report(material, best, value);
    }

    private static void Report(Material material, TunedSettings settings, double value)
    {
        Console.WriteLine(FormattableString.Invariant($"value {value:F4}"));
        Console.WriteLine(SettingsText.Write(settings));
        foreach (TuningMode mode in TuningModes.All)
        {
            Console.WriteLine(mode);
            Print("A (chose)", material.Chosen, mode);
            Print("B (did not)", material.Reported, mode);
            Print("A and B", [.. material.Chosen, .. material.Reported], mode);
            Print("synthesised", material.Synthesised, mode);
        }

        void Print(string name, IReadOnlyList<Recording> recordings, TuningMode mode)
        {
            if (recordings.Count == 0) return;
            SetScore score = Material.Score(recordings, settings.For(mode), mode);
            Console.WriteLine($"{name,-12} {ScoreText.Line(score)}");
        }
    }
}
