using System.CommandLine;
using System.CommandLine.Parsing;
using VocalMidi.Cli.Files;
using VocalMidi.Cli.Scripts;
using VocalMidi.Cli.Transcription;
using VocalMidi.Engine.Parameters;
using VocalMidi.Midi;

namespace VocalMidi.Cli.Commands;

/// <summary>The words of `vocalmidi transcribe`.</summary>
internal static class TranscribeCommand
{
    private const string Examples =
        """
        Examples:
          vocalmidi transcribe take.wav                         writes take.mid here
          vocalmidi transcribe take.wav -o a.mid --plot a.png   MIDI file and picture, named
          vocalmidi transcribe takes/ -o midi --notes csv       one .mid and one .csv per file in takes/
          vocalmidi transcribe take.wav --timing live --json -  what the plugin plays live, as JSON
          vocalmidi transcribe take.wav --script quantize       the notes on the grid, by a script that ships

        With several inputs, or where a name is that of an existing folder, -o, --notes and --plot are folders:
        one file per input goes there by its stem, and folders that are missing are created.
        "-" means standard output.

        Exit status: 0 fine, 1 wrong command line, 2 something could not be read or written (the rest was done).
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Recordings (WAV, FLAC, OGG, MP3), folders of them, or globs",
        };
        inputs.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens.Where(t => t.Value.StartsWith('-')))
            {
                result.AddError($"unknown option {token.Value} (a file of that name: ./{token.Value})");
            }
        });
        Option<string?> midi = Text("--output", "FILE", "Write a Standard MIDI File", "-o", "--midi");
        Option<string?> notes = Text("--notes", "CSV", "Write the notes as onset_s,offset_s,midi_pitch,note_on_pitch");
        Option<string?> plot = Text("--plot", "PNG", "Draw a piano roll with the pitch trace");
        Option<string?> json = Text("--json", "FILE", "Write the notes of all inputs as one JSON document");
        var timing = new Option<NoteTiming?>("--timing")
        {
            HelpName = "file|aligned|live",
            Description = "file (default): may look at the whole recording; aligned, live: the notes the plugin gives",
            CustomParser = result => Enum.TryParse(result.Tokens[0].Value, ignoreCase: true, out NoteTiming value)
                && char.IsLetter(result.Tokens[0].Value[0])
                ? value
                : Refuse<NoteTiming?>(result, $"--timing {result.Tokens[0].Value}: must be file, aligned or live"),
        };
        var model = new ModelOptions();
        var scripts = new ScriptOptions();
        Option<double?> tempo = NumberOption.Create(
            "--tempo", "BPM", "Tempo of MIDI files and scripts, quarter notes a minute (default 120)",
            4, MidiSong.HighestTempo, whole: false);
        var bend = new Option<bool>("--midi-bend")
        {
            Description = "Bends in the MIDI file follow the voice (--bend-range)",
        };
        Option<double?> jobs = NumberOption.Create(
            "--jobs", "N", "Recordings worked on at once (default: one per processor core)",
            1, 1024, whole: true, "-j");
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Say nothing but errors" };
        var parameters = new ParameterOptions();

        var command = new Command("transcribe", "Turn recordings of a voice into MIDI files, notes and pictures.")
        {
            inputs, midi, notes, plot, json, timing, tempo, bend, jobs, quiet,
        };
        model.AddTo(command);
        scripts.AddTo(command);
        parameters.AddTo(command);
        HelpWithExamples.AddTo(command, Examples);
        command.SetAction(parse =>
        {
            IReadOnlyDictionary<ParameterId, double> given = parameters.ValuesIn(parse);
            double bendRange = given.TryGetValue(ParameterId.BendRange, out double semitones)
                ? semitones
                : ParameterTable.Get(ParameterId.BendRange).Default;
            var settings = new TranscribeSettings(
                parse.GetRequiredValue(inputs),
                new OutputRequest(
                    parse.GetValue(midi), parse.GetValue(notes), parse.GetValue(plot), parse.GetValue(json)),
                parse.GetValue(timing) ?? NoteTiming.File,
                given,
                model.RequestIn(parse),
                ScriptsIn(scripts.RequestIn(parse)),
                parse.GetValue(tempo) ?? 120,
                parse.GetValue(bend) ? (int)bendRange : null,
                (int)(parse.GetValue(jobs) ?? Environment.ProcessorCount),
                parse.GetValue(quiet));
            return new TranscribeRun(settings, terminal).Run();
        });
        return command;
    }

    private static Option<string?> Text(string name, string helpName, string description, params string[] aliases) =>
        new(name, aliases) { HelpName = helpName, Description = description };

    private static ScriptSet? ScriptsIn(ScriptRequest request)
    {
        if (request.Scripts.Count > 0) return ScriptSet.Open(request);
        if (request.Settings.Count > 0) throw new UserException("--script-set is given, but no --script");
        return null;
    }

    private static T? Refuse<T>(ArgumentResult result, string error)
    {
        result.AddError(error);
        return default;
    }
}
