using System.CommandLine;
using VocalMidi.Cli.Commands;
using VocalMidi.Hosting;

namespace VocalMidi.Cli.Profile;

/// <summary>The words of `vocalmidi profile`.</summary>
internal static class ProfileCommand
{
    private const string Examples =
        """
        Examples:
          vocalmidi profile VocalMidi.clap                                    the numbers and what they mean
          vocalmidi profile VocalMidi.clap --html report.html                 a page with charts, all in one file
          vocalmidi profile VocalMidi.clap --seconds 60 --block 256 --watch   live, at your DAW's buffer size
          vocalmidi profile VocalMidi.clap --input take.wav --trace take.json a trace for Perfetto (ui.perfetto.dev)
          vocalmidi profile VocalMidi.vst3 --set timing=Aligned --offline     as an export in a DAW

        The plugin runs in a process of its own, in real time, and hears the voice that ships, again and again.
        docs/latency.md says what every number means and what to do about each warning.

        Exit status: that of vocalmidi host; a plugin that does not measure itself is 2.
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var plugin = new Argument<string>("PLUGIN") { Description = "VocalMidi's .clap file or .vst3 bundle" };
        var options = new ProfileCommandOptions();
        var command = new Command("profile", "Measure how late the plugin's notes are, and why.") { plugin };
        foreach (Option option in options.All) command.Options.Add(option);
        HelpWithExamples.AddTo(command, Examples);
        command.SetAction(parse =>
        {
            try
            {
                ProfileOutputs outputs = options.ToOutputs(parse);
                outputs.MakeFolders();
                HostOptions session = options.ToSession(parse, parse.GetRequiredValue(plugin), outputs);
                string input = options.InputOf(parse);
                return new ProfileRun(session with { Input = HostInput.Read(input, terminal) }, input, outputs, terminal).Run();
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
