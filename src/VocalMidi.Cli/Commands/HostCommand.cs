using System.CommandLine;
using VocalMidi.Hosting;

namespace VocalMidi.Cli.Commands;

/// <summary>The words of `vocalmidi host`.</summary>
internal static class HostCommand
{
    private const string Examples =
        """
        Examples:
          vocalmidi host VocalMidi.clap                                       what the file holds
          vocalmidi host VocalMidi.clap --input voice.wav --midi voice.mid    offline, as an export in a DAW
          vocalmidi host VocalMidi.clap --input voice.wav --realtime --baseline --seconds 60
                                                                              callback times beside an empty one
          vocalmidi host VocalMidi.clap --input voice.wav --set timing=Aligned --automate transpose=12@2.5 --trap
          vocalmidi host VocalMidi.vst3 --conformance                         does it keep the format's rules?

        The plugin runs in a process of its own. Events go to standard output with --events.

        Exit status: 0 fine; 1 wrong command line; 2 something could not be read, written or loaded, or the plugin
        refused; 3 overload (with --strict); 4 the plugin crashed; 5 it hung; 6 the trap caught its callback;
        7 a check failed: stuck notes, events that do not repeat, lost state, NaN in the output, or one of --conformance.
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var plugin = new Argument<string>("PLUGIN") { Description = "A .clap file or a .vst3 bundle" };
        var options = new HostCommandOptions();
        var command = new Command("host", "Load a plugin the way a DAW does, play a recording through it and report.") { plugin };
        foreach (Option option in options.All) command.Options.Add(option);
        HelpWithExamples.AddTo(command, Examples);
        command.SetAction(parse =>
        {
            string path = parse.GetRequiredValue(plugin);
            try
            {
                if (parse.GetValue(options.Conformance))
                {
                    return HostConformance.Run(path, parse.GetValue(options.PluginId), terminal);
                }

                if (parse.GetValue(options.Input) is not { } input) return HostRun.Scan(path, terminal);
                HostOptions session = options.ToSession(parse, path) with { Input = HostInput.Read(input, terminal) };
                return new HostRun(session, options.ToOutputs(parse), terminal).Run();
            }
            catch (HostException e)
            {
                terminal.Complain(e.Message);
                return ExitStatus.Unreadable;
            }
        });
        return command;
    }
}
