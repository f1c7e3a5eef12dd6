using System.CommandLine;
using VocalMidi.Engine;

namespace VocalMidi.Cli.Commands;

/// <summary>The words of `vocalmidi features`.</summary>
internal static class FeaturesCommand
{
    private static readonly string s_examples = FormattableString.Invariant(
        $"""
        Example:
          vocalmidi features takes/ -o features/   one features/NAME.npy per recording in takes/

        Each file holds float32 [hops, {FileFeatures.PerHop}]: one row per 5 ms, feature set {FileFeatures.Set}. This is what the models are
        given, so training reads it from here. Exit status as for transcribe.
        """);

    /// <summary>Builds the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Recordings (WAV, FLAC, OGG, MP3), folders of them, or globs",
        };
        var folder = new Option<string>("--output", "-o")
        {
            HelpName = "FOLDER",
            Description = "Where the files go; created if it is missing",
            Required = true,
        };
        Option<double?> jobs = NumberOption.Create(
            "--jobs", "N", "Recordings worked on at once (default: one per processor core)",
            1, 1024, whole: true, "-j");
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Say nothing but errors" };
        var command = new Command("features", "Write what the models are given of recordings, for training them.")
        {
            inputs, folder, jobs, quiet,
        };
        HelpWithExamples.AddTo(command, s_examples);
        command.SetAction(parse => new FeaturesRun(
            parse.GetRequiredValue(inputs),
            parse.GetRequiredValue(folder),
            (int)(parse.GetValue(jobs) ?? Environment.ProcessorCount),
            parse.GetValue(quiet),
            terminal).Run());
        return command;
    }
}
