using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile;

/// <summary>
/// What the notes are held against, in words. Live timing: the user's target for the 95th percentile. Aligned timing:
/// the latency that the host takes off again; kept if no more than 5 % of the notes left after their place.
/// </summary>
internal static class TargetWords
{
    /// <summary>Whether the profile is of aligned timing.</summary>
    public static bool IsAligned(PluginProfile profile) => profile.Mode == "aligned";

    /// <summary>The mark for a chart: its name and milliseconds.</summary>
    public static (string Name, double Milliseconds) Mark(PluginProfile profile) =>
        IsAligned(profile) ? ("reported", profile.ReportedMilliseconds) : ("target", profile.Latency.TargetMs);

    /// <summary>A few words: target 50.0 ms: met.</summary>
    public static string Short(PluginProfile profile)
    {
        (string name, double milliseconds) = Mark(profile);
        string kept = IsAligned(profile) ? "kept" : "met";
        return $"{name} {Figures.Short(milliseconds)} ms: {(profile.Latency.MeetsTarget ? kept : "missed")}";
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

        return $"Half of the notes left within {Figures.Short(latency.TotalMs.P50)} ms, "
            + $"95 % within {Figures.Short(latency.TotalMs.P95)} ms: that {(latency.MeetsTarget ? "meets" : "misses")} the target of {Figures.Short(latency.TargetMs)} ms.";
    }
}
