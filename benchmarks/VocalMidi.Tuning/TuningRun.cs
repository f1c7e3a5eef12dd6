using VocalMidi.Engine.Notes;
using VocalMidi.Score;

namespace VocalMidi.Tuning;

/// <summary>What the command line asks for.</summary>
/// <param name="Mode">Whose numbers.</param>
/// <param name="SingingFolder">Recordings of singers; null: synthesised voices alone.</param>
/// <param name="Start">File of settings to begin with; null: those the engine ships.</param>
/// <param name="Evaluations">Changes tried; 0: only score.</param>
/// <param name="Seed">Of the moves.</param>
/// <param name="Output">File that takes each improvement; null: only printed.</param>
internal sealed record TuningRequest(
    TuningMode Mode, string? SingingFolder, string? Start, int Evaluations = 0, int Seed = 1, string? Output = null);

/// <summary>Prepares the recordings, searches, and prints what came out.</summary>
internal static class TuningRun
{
    /// <summary>Results go to standard output, the rest to standard error.</summary>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    /// <exception cref="FormatException">The start file is no list of settings.</exception>
    public static void Run(TuningRequest request)
    {
        TrackerSettings start = request.Mode.Shipped();
        if (request.Start is { } file) start = SettingsText.Read(File.ReadAllText(file), start);
        if (request.SingingFolder is null)
            Console.Error.WriteLine("No --singing-dev: only synthesised voices choose and are scored.");
        Material material = Material.Prepare(request.SingingFolder);
        Console.Error.WriteLine(FormattableString.Invariant($"Analysed {material.Seconds:F0} s of voice."));

        var search = new KnobSearch(new Objective(material, request.Mode).Value, new Random(request.Seed));
        (TrackerSettings best, double value) = search.Run(start, request.Evaluations, (evaluation, better, settings) =>
        {
            Console.Error.WriteLine(FormattableString.Invariant($"{evaluation,6} {better:F4}"));
            if (request.Output is { } output) File.WriteAllText(output, SettingsText.Write(settings) + "\n");
        });
        Report(material, best, value, request.Mode);
    }

    private static void Report(Material material, TrackerSettings settings, double value, TuningMode mode)
    {
        Console.WriteLine(FormattableString.Invariant($"mode {mode}  value {value:F4}"));
        Console.WriteLine(SettingsText.Write(settings));
        Print("A (chose)", material.Chosen);
        Print("B (did not)", material.Reported);
        Print("A and B", [.. material.Chosen, .. material.Reported]);
        Print("synthesised", material.Synthesised);

        void Print(string name, IReadOnlyList<Recording> recordings)
        {
            if (recordings.Count == 0) return;
            SetScore score = Material.Score(recordings, settings, mode);
            Console.WriteLine($"{name,-12} {ScoreText.Line(score)}");
        }
    }
}
