using VocalMidi.Engine.Models;
using VocalMidi.Engine.Notes;
using VocalMidi.Score;

namespace VocalMidi.Tuning;

/// <summary>What the command line asks for.</summary>
/// <param name="SingingFolder">Recordings of singers; null: synthesised voices alone.</param>
/// <param name="Model">The model's .onnx file; null or "none": the classical tracker.</param>
/// <param name="Start">File of settings to begin with; null: those the engine ships.</param>
/// <param name="Evaluations">Changes tried; 0: only score.</param>
/// <param name="Seed">Of the moves.</param>
/// <param name="Output">File that takes each improvement; null: only printed.</param>
/// <param name="Knobs">Names of those that may move, with commas between; null: all that may.</param>
internal sealed record TuningRequest(
    string? SingingFolder, string? Model, string? Start, int Evaluations = 0, int Seed = 1, string? Output = null,
    string? Knobs = null);

/// <summary>Prepares the recordings, searches, and prints what came out.</summary>
internal static class TuningRun
{
    /// <summary>Results go to standard output, the rest to standard error.</summary>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    /// <exception cref="FormatException">The start file is no list of settings.</exception>
    /// <exception cref="ModelException">The model cannot be used.</exception>
    public static void Run(TuningRequest request)
    {
        using VoiceModel? model = request.Model is null or "none" ? null : VoiceModel.Open(request.Model);
        IReadOnlyList<Knob> knobs = model is null ? Knob.Classical : Knob.WithModel;
        // What was set by hand is kept with what was chosen, or the file would not give the same settings again.
        IReadOnlyList<Knob> kept = model is null ? knobs : [.. knobs, .. Knob.ByHand];
        TunedSettings start = model is null ? TunedSettings.Shipped : TunedSettings.ShippedWithModel;
        if (request.Start is { } file) start = SettingsText.Read(File.ReadAllText(file), start);
        if (request.SingingFolder is null)
            Console.Error.WriteLine("No --singing-dev: only synthesised voices choose and are scored.");
        Material material = Material.Prepare(request.SingingFolder, model);
        Console.Error.WriteLine(FormattableString.Invariant($"Analysed {material.Seconds:F0} s of voice."));

        var search = new KnobSearch(Moving(knobs, request.Knobs), new Objective(material).Value, new Random(request.Seed));
        (TunedSettings best, double value) = search.Run(start, request.Evaluations, (evaluation, better, settings) =>
        {
            Console.Error.WriteLine(FormattableString.Invariant($"{evaluation,6} {better:F4}"));
            if (request.Output is { } output) File.WriteAllText(output, SettingsText.Write(kept, settings) + "\n");
        });
        Report(material, kept, best, value);
    }

    private static IReadOnlyList<Knob> Moving(IReadOnlyList<Knob> knobs, string? names)
    {
        if (names is null) return knobs;
        return [.. names.Split(',').Select(name => knobs.FirstOrDefault(knob => knob.Name == name)
            ?? throw new FormatException($"no knob '{name}' may move (may: {string.Join(", ", knobs.Select(k => k.Name))})"))];
    }

    private static void Report(Material material, IReadOnlyList<Knob> kept, TunedSettings settings, double value)
    {
        Console.WriteLine(FormattableString.Invariant($"value {value:F4}"));
        Console.WriteLine(SettingsText.Write(kept, settings));
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
            SetScore score = material.Score(recordings, settings.For(mode), mode);
            Console.WriteLine($"{name,-12} {ScoreText.Line(score)}");
        }
    }
}
