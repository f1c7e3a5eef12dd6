using System.CommandLine;
using VocalMidi.Synthesis;
using VocalMidi.Synthesis.Files;

namespace VocalMidi.Cli.Commands;

/// <summary>The words of `vocalmidi synthesise`.</summary>
internal static class SynthesiseCommand
{
    private const string Demo = "demo";

    private const string Examples =
        """
        Examples:
          vocalmidi synthesise demo -o samples/          the voice that ships in samples/
          vocalmidi synthesise evaluation -o build/eval  the set that accuracy is measured on
          vocalmidi synthesise training -o t --files 500 500 recordings of a set that does not end

        Writes NAME.wav and NAME.notes.csv (onset_s,offset_s,midi_pitch: the exact truth) per recording.
        The same set is always the same, sample for sample.
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        string[] names = [Demo, .. VoiceSets.Names];
        var set = new Argument<string>("SET") { Description = string.Join(", ", names) };
        set.AcceptOnlyFromAmong(names);
        var folder = new Option<string>("--output", "-o")
        {
            HelpName = "FOLDER",
            Description = "Where the recordings go; created if it is missing",
            Required = true,
        };
        var files = new Option<int?>("--files")
        {
            HelpName = "N",
            Description = "So many recordings of a sung set, also more than it has",
        };
        var first = new Option<int>("--first") { HelpName = "K", Description = "Index of the first of them (default 0)" };
        RefuseBelow(files, 1);
        RefuseBelow(first, 0);
        var command = new Command("synthesise", "Render synthesised voices whose notes are exactly known.")
        {
            set, folder, files, first,
        };
        HelpWithExamples.AddTo(command, Examples);
        command.SetAction(parse => Run(
            Voices(parse.GetRequiredValue(set), parse.GetValue(first), parse.GetValue(files)),
            parse.GetRequiredValue(set), parse.GetRequiredValue(folder), terminal));
        return command;
    }

    private static void RefuseBelow<T>(Option<T> option, int least) => option.Validators.Add(result =>
    {
        if (result.GetValue(option) is int value && value < least)
            result.AddError($"{option.Name} is {value}, it must be at least {least}");
    });

    private static IEnumerable<RenderedVoice> Voices(string set, int first, int? files)
    {
        if (set == Demo) return [DemoVoice.Render()];
        if (files is null && first == 0) return VoiceSets.Render(set);
        try
        {
            return VoiceSets.Render(set, first, files ?? VoiceSets.Configuration(set).Files);
        }
        catch (ArgumentException problem)
        {
            throw new UserException($"--files and --first are for sung sets: {problem.Message}");
        }
    }

    private static int Run(IEnumerable<RenderedVoice> voices, string set, string folder, Terminal terminal)
    {
        int recordings = 0;
        int notes = 0;
        double seconds = 0;
        SetWriter.Write(voices.Select(Count), folder);
        terminal.Say(FormattableString.Invariant(
            $"{set}: {Plural(recordings, "recording")}, {seconds:F0} s, {Plural(notes, "note")} -> {folder}"));
        return ExitStatus.Success;

        RenderedVoice Count(RenderedVoice voice)
        {
            recordings++;
            notes += voice.Notes.Count;
            seconds += voice.Seconds;
            return voice;
        }
    }

    private static string Plural(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";
}
