namespace VocalMidi.Cli.Profile.Findings;

/// <summary>Something that the numbers show, in words.</summary>
/// <param name="Id">Stable name; docs/latency.md has a section of that name.</param>
/// <param name="IsWarning">Something is wrong; otherwise only good to know.</param>
/// <param name="Title">What was seen, with its numbers.</param>
/// <param name="Meaning">What that means: a sentence.</param>
/// <param name="Remedy">What to do: a sentence.</param>
internal sealed record Finding(string Id, bool IsWarning, string Title, string Meaning, string Remedy)
{
    /// <summary>Three lines for a terminal.</summary>
    public override string ToString() =>
        $"{(IsWarning ? "warning" : "note")}: {Title}.\n    {Meaning}\n    What to do: {Remedy}";
}
