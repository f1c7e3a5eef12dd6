using System.CommandLine;
using VocalMidi.Cli.Scripts;
using VocalMidi.Midi;

namespace VocalMidi.Cli.Commands;

/// <summary>The words of `vocalmidi script`.</summary>
internal static class ScriptCommand
{
    private const string CheckExamples =
        """
        Examples:
          vocalmidi script check my.lua       says what is wrong with it, and which parameters it declares
          vocalmidi script check quantize     the same for a script that ships

        Exit status: 0 fine, 1 wrong command line, 2 a script is wrong.
        """;

    private const string RunExamples =
        """
        Examples:
          vocalmidi script run quantize --midi in.mid -o out.mid
          vocalmidi script run scale harmony --midi in.mid -o out.mid --script-set key=D --script-set scale=dorian

        Several scripts work one after the other. What goes wrong in one is said, and its notes pass through.

        Exit status: 0 fine, 1 wrong command line, 2 something could not be read or written.
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal) => new("script", "Check note scripts in Lua, and run them over MIDI files.")
    {
        Check(terminal),
        Run(terminal),
    };

    private static Command Check(Terminal terminal)
    {
        Argument<string[]> files = Files();
        var command = new Command("check", "Say what is wrong with scripts, and which parameters they declare.") { files };
        HelpWithExamples.AddTo(command, CheckExamples);
        command.SetAction(parse => ScriptCheck.Run(parse.GetRequiredValue(files), terminal));
        return command;
    }

    private static Command Run(Terminal terminal)
    {
        Argument<string[]> files = Files();
        var midi = new Option<string>("--midi")
        {
            HelpName = "IN",
            Description = "The Standard MIDI File whose notes come in",
            Required = true,
        };
        var output = new Option<string>("--output", "-o")
        {
            HelpName = "OUT",
            Description = "Where the notes go (-: standard output)",
            Required = true,
        };
        Option<double?> tempo = NumberOption.Create(
            "--tempo", "BPM", "Tempo that the scripts see and the output has (default: the file's)",
            4, MidiSong.HighestTempo, whole: false);
        Option<double?> bendRange = NumberOption.Create(
            "--bend-range", "st", "Semitones either way of bends, in and out (default 2)", 1, 48, whole: true);
        var options = new ScriptOptions();
        var command = new Command("run", "Play a MIDI file to scripts and write what they make of it.")
        {
            files, midi, output, tempo, bendRange,
        };
        options.AddValuesTo(command);
        HelpWithExamples.AddTo(command, RunExamples);
        command.SetAction(parse =>
        {
            var scripts = ScriptSet.Open(new ScriptRequest(parse.GetRequiredValue(files), options.ValuesIn(parse)));
            return ScriptRun.Run(
                new ScriptRunSettings(
                    parse.GetRequiredValue(midi),
                    parse.GetRequiredValue(output),
                    parse.GetValue(tempo),
                    (int)(parse.GetValue(bendRange) ?? 2)),
                scripts,
                terminal);
        });
        return command;
    }

    private static Argument<string[]> Files() => new("SCRIPT")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Lua files, or names of scripts that ship: " + string.Join(", ", ScriptFiles.Shipped),
    };
}
