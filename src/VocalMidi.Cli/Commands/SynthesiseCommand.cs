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
        var command = new Command("synthesise", "Render synthesised voices whose notes are exactly known.") { set, folder };
        HelpWithExamples.AddTo(command, Examples);
        command.SetAction(parse => Run(parse.GetRequiredValue(set), parse.GetRequiredValue(folder), terminal));
        return command;
    }

    private static int Run(string set, string folder, Terminal terminal)
    {
        int recordings = 0;
        int notes = 0;
        double seconds = 0;
        IEnumerable<RenderedVoice> voices = set == Demo ? [DemoVoice.Render()] : VoiceSets.Render(set);
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
