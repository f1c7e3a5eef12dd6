using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace VocalMidi.Cli.Commands;

/// <summary>The usual help, followed by examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _usual = new();
    private readonly string _examples;

    private HelpWithExamples(string examples) => _examples = examples;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Gives a command's --help examples.</summary>
    public static void AddTo(Command command, string examples) =>
        command.Options.Add(new HelpOption { Action = new HelpWithExamples(examples) });

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int status = _usual.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(_examples);
        return status;
    }
}
