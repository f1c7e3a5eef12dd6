using System.CommandLine;
using System.CommandLine.Parsing;
using VocalMidi.Cli.Commands;
using VocalMidi.Cli.Profile;

namespace VocalMidi.Cli;

/// <summary>The `vocalmidi` command: parses, runs, and turns every failure into a message and a status.</summary>
public static class App
{
    /// <summary>Environment variable that, set to 1, shows the trace of an internal error.</summary>
    public const string DebugVariable = "VOCALMIDI_DEBUG";

    /// <summary>Runs one command line; returns an <see cref="ExitStatus"/> and never throws.</summary>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        try
        {
            // No response files: @take.wav is a file's name.
            var parser = new ParserConfiguration { ResponseFileTokenReplacer = null };
            ParseResult parse = Root(terminal).Parse(arguments, parser);
            if (parse.Errors.Count > 0) return Refuse(parse, terminal);
            return parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Complain(e.Message);
            return ExitStatus.Unreadable;
        }
        catch (UserException e)
        {
            terminal.Complain(e.Message);
            return ExitStatus.WrongUsage;
        }
#pragma warning disable CA1031 // The last resort: whatever it is, the user gets words instead of a trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            bool debug = Environment.GetEnvironmentVariable(DebugVariable) == "1";
            terminal.Complain($"internal error: {(debug ? e : e.GetBaseException().Message)}");
            if (!debug) terminal.Say($"This is a fault of vocalmidi; {DebugVariable}=1 shows where it happened.");
            return ExitStatus.InternalError;
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("VocalMidi turns a voice - sung, hummed, whistled - into MIDI.")
        {
            TranscribeCommand.Create(terminal),
            HostCommand.Create(terminal),
            ProfileCommand.Create(terminal),
            ScriptCommand.Create(terminal),
            SynthesiseCommand.Create(terminal),
            FeaturesCommand.Create(terminal),
        };
        root.SetAction(_ =>
        {
            root.Parse(["--help"]).Invoke();
            return ExitStatus.WrongUsage;
        });
        return root;
    }

    private static int Refuse(ParseResult parse, Terminal terminal)
    {
        foreach (ParseError error in parse.Errors) terminal.Complain(error.Message);
        Command command = parse.CommandResult.Command;
        string name = command is RootCommand ? "" : command.Name + " ";
        terminal.Say($"Try: vocalmidi {name}--help");
        return ExitStatus.WrongUsage;
    }
}
