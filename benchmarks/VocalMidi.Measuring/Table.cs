namespace VocalMidi.Measuring;

/// <summary>A Markdown table, written row by row.</summary>
public sealed class Table
{
    private readonly TextWriter _output;
    private readonly int _columns;

    /// <summary>Writes the head.</summary>
    public Table(TextWriter output, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(columns);
        _output = output;
        _columns = columns.Count;
        Row(columns);
        output.WriteLine("|" + string.Concat(Enumerable.Repeat("---|", columns.Count)));
    }

    /// <summary>Writes a row of as many cells as there are columns.</summary>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public void Row(params IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != _columns) throw new ArgumentException($"{cells.Count} cells, {_columns} columns", nameof(cells));
        _output.WriteLine("| " + string.Join(" | ", cells) + " |");
    }
}
