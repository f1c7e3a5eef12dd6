using System.Diagnostics;
using VocalMidi.Hosting;
using VocalMidi.Measuring;

namespace VocalMidi.PluginLoad;

/// <summary>Times before the first note, and memory: gathers what vocalmidi-bench-start tells in several processes.</summary>
internal static class StartCost
{
    private static readonly (string Key, string Words)[] s_figures =
    [
        ("load_ms", "load the library, ms"),
        ("scan_ms", "list its plugins, ms"),
        ("come_and_go_first_ms", "create and destroy, the first, ms"),
        ("come_and_go_next_ms", "create and destroy, another, ms"),
        ("create_next_ms", "create, another, ms"),
        ("activate_first_ms", "activate, the first, ms"),
        ("activate_next_ms", "activate, another, ms"),
        ("resident_created_mib", "memory once created, MiB"),
        ("resident_first_mib", "memory of the first that has played, MiB"),
        ("resident_next_mib", "memory of each further one, MiB"),
    ];

    /// <summary>Runs the program in turns for each plugin and prints a table: the median, and least to most.</summary>
    /// <exception cref="HostException">A run failed, or two runs heard different notes.</exception>
    public static void Print(IReadOnlyList<string> plugins, string program, int runs)
    {
        var told = plugins.Select(_ => new List<Dictionary<string, string>>()).ToArray();
        for (int run = 0; run < runs; run++)
            for (int i = 0; i < plugins.Count; i++) told[i].Add(Run(program, plugins[i]));

        Console.WriteLine($"{runs} processes for each format, in turns: median (least to most).\n");
        var table = new Table(Console.Out, ["", .. plugins.Select(plugin => Path.GetExtension(plugin)[1..].ToUpperInvariant())]);
        foreach ((string key, string words) in s_figures)
            table.Row([words, .. told.Select(lines => Cell(lines.Select(line => double.Parse(line[key]))))]);
        table.Row(["hash of the events", .. told.Select(OneHash)]);
    }

    private static string Cell(IEnumerable<double> values)
    {
        var spread = Spread.Of(values);
        return $"{spread.Median:F2} ({spread.Least:F2} to {spread.Most:F2})";
    }

    private static string OneHash(List<Dictionary<string, string>> runs) =>
        runs.DistinctBy(run => run["hash"]).Count() == 1
            ? runs[0]["hash"]
            : throw new HostException("the same audio gave different events");

    private static Dictionary<string, string> Run(string program, string plugin)
    {
        var information = new ProcessStartInfo(program, [plugin]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(information) ?? throw new HostException($"{program} does not start");
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new HostException($"{plugin}: {complaints.Result.Trim()}");
        return lines.Select(line => line.Split(' ', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
    }
}
