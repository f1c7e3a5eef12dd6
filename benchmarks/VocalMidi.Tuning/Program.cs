using System.CommandLine;
using VocalMidi.Engine.Models;

namespace VocalMidi.Tuning;

/// <summary>The command line of the tuning tool.</summary>
internal static class Program
{
    private static readonly Option<string?> s_singing = new("--singing-dev")
    {
        HelpName = "FOLDER",
        Description = "Annotated recordings of singers (NAME.flac or .wav and NAME.notes.csv); "
            + "the even ones by name choose, the odd ones are only reported",
    };

    private static readonly Option<string?> s_model = new("--model")
    {
        HelpName = "FILE",
        Description = "Listen with this model (.onnx, its .json beside it); none, the default: the classical tracker",
    };

    private static readonly Option<string?> s_start = new("--start")
    {
        HelpName = "FILE",
        Description = "Begin with these settings (Name=value; ...) instead of those the engine ships",
    };

    private static readonly Option<int> s_evaluations = new("--evaluations")
    {
        HelpName = "N",
        Description = "Changes to try",
        DefaultValueFactory = _ => 200,
    };

    private static readonly Option<int> s_seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of the random moves",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> s_knobs = new("--knobs")
    {
        HelpName = "NAMES",
        Description = "Move only these (NAME,NAME ...); the default: all that may move",
    };

    private static readonly Option<string?> s_output = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "Write the settings here whenever they improve",
    };

    private static int Main(string[] arguments)
    {
        var score = new Command("score", "Score settings without changing them.") { s_singing, s_model, s_start };
        score.SetAction(parse => Run(new TuningRequest(
            parse.GetValue(s_singing), parse.GetValue(s_model), parse.GetValue(s_start))));

        var tune = new Command("tune", "Search for better settings.")
        {
            s_singing, s_model, s_start, s_evaluations, s_seed, s_knobs, s_output,
        };
        tune.SetAction(parse => Run(new TuningRequest(
            parse.GetValue(s_singing),
            parse.GetValue(s_model),
            parse.GetValue(s_start),
            parse.GetValue(s_evaluations),
            parse.GetValue(s_seed),
            parse.GetValue(s_output),
            parse.GetValue(s_knobs))));

        return new RootCommand("Chooses the tracker's numbers by listening.") { score, tune }.Parse(arguments).Invoke();
    }

    private static int Run(TuningRequest request)
    {
        try
        {
            TuningRun.Run(request);
            return 0;
        }
        catch (Exception e) when ((e as AggregateException)?.InnerException is IOException inner)
        {
            return Complain(inner);
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException
            or ModelException)
        {
            return Complain(e);
        }
    }

    private static int Complain(Exception e)
    {
        Console.Error.WriteLine("tuning: " + e.Message);
        return 2;
    }
}
