using System.Globalization;

namespace VocalMidi.Hosting.Program;

/// <summary>Gathers the records of the state check.</summary>
internal sealed class StateBuilder
{
    private readonly Dictionary<string, string[]> _records = [];

    public void Take(string[] fields)
    {
        if (fields[0].StartsWith("state", StringComparison.Ordinal)) _records[fields[0]] = fields;
    }

    public StateFacts? Build()
    {
        if (!_records.TryGetValue("state", out string[]? trip)) return null;
        return new StateFacts(
            trip[1],
            trip.Length > 2 ? int.Parse(trip[2], CultureInfo.InvariantCulture) : 0,
            Says("state-empty", "refused"),
            Says("state-random", "refused"),
            Says("state-kept", "yes"));
    }

    private bool Says(string record, string word) =>
        _records.TryGetValue(record, out string[]? fields) && fields[1] == word;
}
