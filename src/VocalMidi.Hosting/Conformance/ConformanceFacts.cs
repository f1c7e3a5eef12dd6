namespace VocalMidi.Hosting.Conformance;

/// <summary>One check of the conformance suite.</summary>
/// <param name="Group">Part of the specification: <c>Loading</c>, <c>Audio</c>, <c>State</c> ...</param>
/// <param name="Line">Line of that part; several checks may belong to one.</param>
/// <param name="Name">The behaviour that is checked.</param>
public sealed record ConformanceCheck(string Group, string Line, string Name);

/// <summary>What a check came to.</summary>
public enum ConformanceVerdict
{
    /// <summary>The plugin behaves so.</summary>
    Passed,

    /// <summary>It does not.</summary>
    Failed,

    /// <summary>The check says nothing about this plugin.</summary>
    NotApplicable,
}

/// <summary>A check and what it came to.</summary>
/// <param name="Check">The check.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Reason">What went wrong, why it does not apply, or what else there is to tell; may be empty.</param>
public sealed record ConformanceResult(ConformanceCheck Check, ConformanceVerdict Verdict, string Reason);
