using static System.FormattableString;

namespace VocalMidi.Score;

/// <summary>
/// Rows of a Markdown table from what repeated runs took: lines <c>NAME|WALL CPU PEAK|HASH</c>, seconds and MiB, several
/// of each name, in rounds. Each is set beside the first of its round.
/// </summary>
internal static class CostTable
{
    /// <summary>One row a name, in the order of their first lines.</summary>
    /// <param name="lines">What was measured.</param>
    /// <param name="seconds">Length of the sound, seconds.</param>
    /// <exception cref="FormatException">A line is something else.</exception>
    public static IEnumerable<string> Rows(IEnumerable<string> lines, double seconds)
    {
        double[][]? first = null;
        foreach (IGrouping<string, string[]> runs in lines.Select(line => line.Split('|')).GroupBy(cells => cells[0]))
        {
            double[][] figures = [.. runs.Select(cells => Figures(cells))];
            first ??= figures;
            double[] ratios = [.. figures.Zip(first, (these, those) => these[1] / those[1])];
            string[] hashes = [.. runs.Select(cells => cells[2]).Distinct()];
            string hash = hashes.Length == 1 ? hashes[0] : $"{hashes.Length} different";
            yield return Invariant($"| {runs.Key} | {Spread(Of(figures, 1, seconds), 4)} | {Spread(ratios, 2)} |")
                + Invariant($" {Spread(Of(figures, 0, seconds), 4)} | {figures.Max(f => f[2]):F0} | {hash} |");
        }
    }

    private static double[] Figures(string[] cells)
    {
        if (cells.Length != 3) throw new FormatException($"not NAME|WALL CPU PEAK|HASH: {string.Join('|', cells)}");
        return [.. cells[1].Split(' ').Select(double.Parse)];
    }

    private static double[] Of(double[][] figures, int which, double seconds) => [.. figures.Select(f => f[which] / seconds)];

    private static string Spread(double[] values, int decimals)
    {
        double[] sorted = [.. values.Order()];
        return string.Join(' ', Text(sorted[sorted.Length / 2]), $"({Text(sorted[0])} to {Text(sorted[^1])})");

        string Text(double value) => value.ToString($"F{decimals}", System.Globalization.CultureInfo.InvariantCulture);
    }
}
