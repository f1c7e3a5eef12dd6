using static System.FormattableString;

namespace VocalMidi.Score;

/// <summary>
/// Rows of a Markdown table from what repeated runs took: lines <c>NAME|WALL CPU PEAK|HASH</c>, seconds and MiB, several
/// of each name.
/// </summary>
internal static class CostTable
{
    /// <summary>One row a name, in the order of their first lines.</summary>
    /// <param name="lines">What was measured.</param>
    /// <param name="seconds">Length of the sound, seconds.</param>
    /// <exception cref="FormatException">A line is something else.</exception>
    public static IEnumerable<string> Rows(IEnumerable<string> lines, double seconds)
    {
        foreach (IGrouping<string, string[]> runs in lines.Select(line => line.Split('|')).GroupBy(cells => cells[0]))
        {
            double[][] figures = [.. runs.Select(cells => Figures(cells))];
            string[] hashes = [.. runs.Select(cells => cells[2]).Distinct()];
            string hash = hashes.Length == 1 ? hashes[0] : $"{hashes.Length} different";
            yield return Invariant($"| {runs.Key} | {Spread(figures, 1, seconds)} | {Spread(figures, 0, seconds)} |")
                + Invariant($" {figures.Max(f => f[2]):F0} | {hash} |");
        }
    }

    private static double[] Figures(string[] cells)
    {
        if (cells.Length != 3) throw new FormatException($"not NAME|WALL CPU PEAK|HASH: {string.Join('|', cells)}");
        return [.. cells[1].Split(' ').Select(double.Parse)];
    }

    private static string Spread(double[][] figures, int which, double seconds)
    {
        double[] values = [.. figures.Select(f => f[which] / seconds).Order()];
        return Invariant($"{values[values.Length / 2]:F4} ({values[0]:F4} to {values[^1]:F4})");
    }
}
