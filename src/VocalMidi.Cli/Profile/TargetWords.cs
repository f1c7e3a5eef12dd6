using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile;

/// <summary>
/// What the notes are held against, in words. Live timing: the user's target for the 95th percentile. Aligned timing:
/// the latency that the host takes off again; kept if no more than 5 % of the notes left after their place.
/// </summary>
internal static class TargetWords
{
    /// <summary>Of fewer notes the 95th percentile (nearest rank) is the slowest note.</summary>
    private const int NotesForP95 = 20;

    /// <summary>What to do where there are too few notes to judge by.</summary>
    public const string MoreNotes = "measure more notes before you judge: sing on, or play longer (--seconds 60)";

    /// <summary>Whether the notes are so few that their 95th percentile is the slowest of them.</summary>
    public static bool AreFew(LatencyProfile latency) => latency.Latest < NotesForP95;

    /// <summary>Whether the profile is of aligned timing.</summary>
    public static bool IsAligned(PluginProfile profile) => profile.Mode == "aligned";

    /// <summary>The mark for a chart: its name and milliseconds.</summary>
    public static (string Name, double Milliseconds) Mark(PluginProfile profile) =>
        IsAligned(profile) ? ("reported", profile.ReportedMilliseconds) : ("target", profile.Latency.TargetMs);

    /// <summary>A few words: target 50.0 ms: met; target 50.0 ms: missed (the slowest of 19).</summary>
    public static string Short(PluginProfile profile)
    {
        (string name, double milliseconds) = Mark(profile);
        string kept = IsAligned(profile) ? "kept" : "met";
        LatencyProfile latency = profile.Latency;
        string few = AreFew(latency) && !latency.MeetsTarget && !IsAligned(profile) ? $" (the slowest of {latency.Latest})" : "";
        return $"{name} {Figures.Short(milliseconds)} ms: {(latency.MeetsTarget ? kept : "missed")}{few}";
    }

    /// <summary>A sentence for the end of the tables.</summary>
    public static string Sentence(PluginProfile profile)
    {
        LatencyProfile latency = profile.Latency;
        if (latency.Latest == 0) return "No note was sung: the latency is not known.";
        if (IsAligned(profile))
        {
            return $"Notes leave at their place, {Figures.Short(profile.ReportedMilliseconds)} ms after the voice as reported "
                + $"to the host, which takes that off again; {Count(latency.LateEvents, "event")} left after their place.";
        }

        string most = AreFew(latency) ? $"all {latency.Latest}" : "95 %";
        return $"Half of the notes left within {Figures.Short(latency.TotalMs.P50)} ms, "
            + $"{most} within {Figures.Short(latency.TotalMs.P95)} ms: that {(latency.MeetsTarget ? "meets" : "misses")} the target of {Figures.Short(latency.TargetMs)} ms.";
    }
}
