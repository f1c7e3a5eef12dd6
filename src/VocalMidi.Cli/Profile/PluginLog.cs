using VocalMidi.Cli.Profile.Findings;

namespace VocalMidi.Cli.Profile;

/// <summary>What the plugin wrote into its host's log while it was measured.</summary>
internal static class PluginLog
{
    // The plugin's status says so of its latency; the findings say it with its cause and remedy.
    private const string LatencyStatus = ": Latency ";

    /// <summary>The warnings that no finding repeats.</summary>
    /// <param name="warnings">As the session gave them.</param>
    /// <param name="measured">What was measured; null: nothing.</param>
    public static IEnumerable<string> NotFoundOtherwise(IEnumerable<string> warnings, Measurement? measured)
    {
        if (measured is null) return warnings;
        HashSet<string> found = [.. AllFindings.Of(measured).Select(finding => finding.Id)];
        return warnings.Where(warning => !IsLatency(warning) && !IsModel(warning));

        bool IsLatency(string warning) =>
            found.Contains("target-missed") && IsSaid(warning) && warning.Contains(LatencyStatus, StringComparison.Ordinal);

        bool IsModel(string warning) =>
            found.Contains("model") && IsSaid(warning)
            && warning.EndsWith(": " + measured.Profile.Engine!.Model, StringComparison.Ordinal);
    }

    private static bool IsSaid(string warning) => warning.StartsWith("plugin says (", StringComparison.Ordinal);
}
