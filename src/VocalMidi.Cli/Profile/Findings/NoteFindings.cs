using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Findings;

/// <summary>What the ways of the notes show.</summary>
internal static class NoteFindings
{
    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Of(Measurement m)
    {
        LatencyProfile latency = m.Profile.Latency;
        if (latency.Notes == 0)
        {
            yield return new Finding(
                "no-notes", false, "no note was heard",
                "Without notes there is no latency to tell; the threads were measured all the same.",
                "give a recording with a voice in it (--input), or lower the gate (--set gate=-60).");
        }
        else if (!latency.MeetsTarget)
        {
            yield return TargetMissed(m.Profile);
        }

        if (latency.LateEvents > 0)
        {
            yield return new Finding(
                "late-events", true, $"{Count(latency.LateEvents, "event")} left after their place",
                "In aligned timing every event has its place; these were decided or computed too late for it and left at once.",
                "if the callback or the worker has warnings too, see to those first; a few with very low voices are to be expected.");
        }
    }

    private static Finding TargetMissed(PluginProfile profile)
    {
        LatencyProfile latency = profile.Latency;
        if (TargetWords.IsAligned(profile))
        {
            return new Finding(
                "target-missed", true,
                "the reported latency is not kept: more than 5 % of the latest notes left after their place",
                "The host takes the reported latency off again, so these notes stand late in the recording.",
                "if the callback or the worker has warnings too, see to those first; very low voices need more than is reported.");
        }

        (string meaning, string remedy) = LargestPart(latency);
        if (TargetWords.AreFew(latency))
        {
            return new Finding(
                "target-missed", true,
                $"the target is missed by the slowest of {Count(latency.Latest, "note")}: {Short(latency.TotalMs.Max)} ms, "
                    + $"the target is {Short(latency.TargetMs)} ms",
                meaning + " Of fewer than 20 notes the 95th percentile is the slowest one: a single late note decides.",
                $"{TargetWords.MoreNotes}; then {remedy}");
        }

        return new Finding(
            "target-missed", true,
            $"the target is missed: 95 % of the latest notes left within {Short(latency.TotalMs.P95)} ms, "
                + $"the target is {Short(latency.TargetMs)} ms",
            meaning, remedy);
    }

    private static (string Meaning, string Remedy) LargestPart(LatencyProfile latency)
    {
        double algorithm = latency.AlgorithmMs.Mean, waiting = latency.WaitingMs.Mean, compute = latency.ComputeMs.Mean;
        if (algorithm >= waiting && algorithm >= compute)
        {
            return ($"Most of it is the evidence that the notes needed ({Short(algorithm)} ms in the mean): the lower the voice "
                    + "and the softer the attack, the more.",
                "sing higher or with firmer attacks, or set Latency Target to what the voice's range allows.");
        }

        return waiting >= compute
            ? ($"Most of it is waiting between the threads ({Short(waiting)} ms in the mean).",
                "make the DAW's buffer smaller, and see to the warnings of callback and worker.")
            : ($"Most of it is computing ({Short(compute)} ms in the mean).",
                "close other programs, use a smaller model or fewer scripts, and see to the warnings of the worker.");
    }
}
