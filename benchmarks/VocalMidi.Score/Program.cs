using System.CommandLine;

namespace VocalMidi.Score;

/// <summary>The command line of the scorer.</summary>
internal static class Program
{
    private static int Main(string[] arguments) =>
        new RootCommand("Scores transcriptions of voices against their references.") { Notes(), Tables(), Worse(), Costs() }
            .Parse(arguments)
            .Invoke();

    private static Command Notes()
    {
        var reference = new Argument<string>("REFERENCES") { Description = "Folder of NAME.notes.csv" };
        var estimate = new Argument<string>("ESTIMATES") { Description = "Folder of NAME.csv or NAME.notes.csv" };
        var live = new Option<bool>("--live") { Description = "Onsets are the moments the note-ons left" };
        var command = new Command("notes", "Score one folder.") { reference, estimate, live };
        command.SetAction(parse => Guard(() =>
        {
            ScoredFile[] files = ScoredFile.ReadAll(
                parse.GetRequiredValue(reference), parse.GetRequiredValue(estimate));
            foreach (string line in ScoreText.Lines(SetScore.Of(files, parse.GetValue(live)))) Console.WriteLine(line);
        }));
        return command;
    }

    private static Command Tables()
    {
        var references = new Argument<string[]>("REFERENCES")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Folders of recordings with NAME.notes.csv",
        };
        var estimates = new Option<string>("--estimates")
        {
            HelpName = "FOLDER",
            Description = "Where SET/TIMING/NAME.csv lie: a SET per folder of references, TIMING file, aligned, live",
            Required = true,
        };
        var halves = new Option<string[]>("--halves")
        {
            HelpName = "REFERENCES",
            Description = "Also score the even and the odd recordings of this one apart",
        };
        var command = new Command("tables", "Markdown tables over several folders.") { references, estimates, halves };
        command.SetAction(parse => Guard(() => new Report(parse.GetRequiredValue(estimates), Console.Out)
            .Write(parse.GetRequiredValue(references), parse.GetValue(halves) ?? [])));
        return command;
    }

    private static Command Worse()
    {
        var condition = new Argument<string>("CONDITION") { Description = string.Join(", ", Degrade.Conditions.Keys) };
        condition.AcceptOnlyFromAmong([.. Degrade.Conditions.Keys]);
        var from = new Argument<string>("RECORDINGS") { Description = "Folder of NAME.flac or .wav with NAME.notes.csv" };
        var to = new Argument<string>("FOLDER") { Description = "Takes NAME.wav and NAME.notes.csv; created if missing" };
        var command = new Command("degrade", "Recordings as in noise, a room or a telephone.") { condition, from, to };
        command.SetAction(parse => Guard(() => Degrade.Folder(
            parse.GetRequiredValue(from), parse.GetRequiredValue(to), parse.GetRequiredValue(condition))));
        return command;
    }

    private static Command Costs()
    {
        var seconds = new Argument<double>("SECONDS") { Description = "Length of the sound" };
        var command = new Command("costs", "Rows of a table from lines NAME|WALL CPU PEAK|HASH on standard input.") { seconds };
        command.SetAction(parse => Guard(() =>
        {
            IEnumerable<string> lines = Console.In.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (string row in CostTable.Rows(lines, parse.GetRequiredValue(seconds))) Console.WriteLine(row);
        }));
        return command;
    }

    private static int Guard(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            Console.Error.WriteLine("score: " + e.Message);
            return 2;
        }
    }
}
