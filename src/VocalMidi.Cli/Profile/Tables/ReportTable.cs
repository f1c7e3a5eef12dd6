namespace VocalMidi.Cli.Profile.Tables;

/// <summary>A table as terminal and page show it: texts, the first column names the row.</summary>
/// <param name="Title">What it shows, with the unit where there is one for all.</param>
/// <param name="Columns">Heads of the columns.</param>
/// <param name="Rows">As many texts as there are columns.</param>
internal sealed record ReportTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
