using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Notes;

/// <summary>
/// When a note is heard to begin: with the rise of its vowel (a voiced consonant before it is softer), or half-way to
/// the change of its whole spectrum where that comes earlier.
/// </summary>
internal static class NoteOnset
{
    /// <summary>Hops before a note's beginning in which its spectrum may already change: 80 ms.</summary>
    public const int BeforeHops = 16;

    /// <summary>Hops of a note's beginning in which it rises: 80 ms.</summary>
    private const int RiseHops = 16;

    /// <summary>Flux within a held vowel, decibels.</summary>
    private const float UsualFlux = 1;

    /// <summary>With a model: hops either side of its likeliest onset that say where between them it is.</summary>
    private const int PeakHops = 4;

    /// <summary>With a model: log odds under which no hop of a note is its onset to the model.</summary>
    private const float FaintestOnset = -3;

    /// <summary>The onset, in hops.</summary>
    /// <param name="frames">Must still hold the note and <see cref="BeforeHops"/> before what is decided.</param>
    /// <param name="note">First hop of the note.</param>
    /// <param name="end">The hop after the last that is known to belong to it.</param>
    /// <param name="decided">The hop that is being decided.</param>
    /// <param name="settings">The rise, and how far before the note it may begin.</param>
    public static double Find(FrameHistory frames, long note, long end, long decided, TrackerSettings settings)
    {
        long first = Math.Max(note, decided - BeforeHops);
        long last = Math.Min(end, first + RiseHops) - 1;
        float rise = CentreOfRise(frames, first, last, (float)settings.RiseRangeDb);
        long before = Math.Max(0, Math.Max(first, decided) - BeforeHops);
        float flux = CentreOfFlux(frames, before, last) - (first - before);
        double seen = first + Math.Max(-settings.OnsetReach, Math.Min(rise, (rise + flux) / 2));
        if (settings.Heads.Count == 0 || Heard(frames, first - settings.OnsetReach, last) is not { } heard) return seen;
        return seen + (settings.HeardOnset * (heard - seen));
    }

    /// <summary>
    /// The model's onset: the mean moment around the likeliest hop, weighted by its probabilities; null where it
    /// hears none.
    /// </summary>
    private static double? Heard(FrameHistory frames, long first, long last)
    {
        first = Math.Max(0, first);
        long peak = -1;
        float highest = FaintestOnset;
        for (long hop = first; hop <= last; hop++)
        {
            ref readonly Frame frame = ref frames[hop];
            if (!frame.IsHeard || frame.Heard.Onset <= highest) continue;
            highest = frame.Heard.Onset;
            peak = hop;
        }

        if (peak < 0) return null;
        double total = 0, moment = 0;
        for (long hop = Math.Max(first, peak - PeakHops); hop <= Math.Min(last, peak + PeakHops); hop++)
        {
            if (!frames[hop].IsHeard) continue;
            double probability = 1 / (1 + Math.Exp(-frames[hop].Heard.Onset));
            total += probability;
            moment += probability * (hop - peak);
        }

        return peak + (moment / total);
    }

    /// <summary>
    /// When the sonority rises, in hops after <paramref name="first"/>: the mean of the moments at which it first
    /// passes each level of the last <paramref name="rangeDb"/> decibels below its highest.
    /// </summary>
    public static float CentreOfRise(FrameHistory frames, long first, long last, float rangeDb)
    {
        float highest = frames.HighestSonority(first, last);
        float reached = highest - rangeDb, centre = 0;
        for (long hop = first; hop <= last; hop++)
        {
            float risen = Math.Max(0, frames[hop].SonorityDb - reached);
            centre += risen / rangeDb * (hop - first);
            reached += risen;
        }

        return centre;
    }

    /// <summary>
    /// When the spectrum changes, in hops after <paramref name="first"/>: the mean moment, weighted by the flux over
    /// <see cref="UsualFlux"/>; the middle where there is none.
    /// </summary>
    public static float CentreOfFlux(FrameHistory frames, long first, long last)
    {
        float total = 1e-3f, moment = total * (last - first) / 2;
        for (long hop = first; hop <= last; hop++)
        {
            float weight = Math.Max(0, frames[hop].Flux - UsualFlux);
            total += weight;
            moment += weight * (hop - first);
        }

        return moment / total;
    }
}
