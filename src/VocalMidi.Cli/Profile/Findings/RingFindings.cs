using VocalMidi.Hosting.Profile;
using static VocalMidi.Cli.Profile.Figures;

namespace VocalMidi.Cli.Profile.Findings;

/// <summary>What the rings between callback and worker show.</summary>
internal static class RingFindings
{
    private const double HighShare = 0.5;

    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Of(Measurement m)
    {
        RingProfiles rings = m.Profile.Rings;
        if (m.Profile.Gaps > 0 || rings.Audio.Refused > 0)
        {
            double lost = rings.Audio.Refused * 1e3 / m.SampleRate;
            yield return new Finding(
                "audio-lost", true, $"audio was lost in {Count(m.Profile.Gaps, "gap")}, {Short(lost)} ms in all",
                "The worker did not keep up and the ring to it was full: notes there are missing or wrong, none is stuck.",
                "use a smaller model, fewer scripts or fewer instances, or a lower sample rate; see to the worker's warnings.");
        }
        else if (rings.Audio.Capacity > 0 && rings.Audio.HighWater > HighShare * rings.Audio.Capacity)
        {
            yield return new Finding(
                "ring-audio-high", false,
                $"the audio ring was {Percent((double)rings.Audio.HighWater / rings.Audio.Capacity)} full at most",
                "The worker once lay far behind; nothing was lost yet.",
                "see to the worker's warnings; at the start of the playing it may be the engine's loading.");
        }

        if (rings.Events.Refused > 0)
        {
            yield return new Finding(
                "ring-events", true, $"{Count(rings.Events.Refused, "event")} found the ring to the callback full",
                "Pitch bends were dropped and notes held back; no note-off was lost.",
                "let scripts send fewer events, or use a smaller buffer.");
        }

        if (rings.Messages.Refused > 0)
        {
            yield return new Finding(
                "ring-messages", false, $"{Count(rings.Messages.Refused, "parameter change")} had to be sent later",
                "They came faster than the worker takes them; the last value holds.",
                "automate with fewer points if changes must be exact.");
        }
    }
}
