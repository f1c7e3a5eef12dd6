using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Notes;

/// <summary>
/// How far a hop's pitch can be relied on. A pitch that moves may be on its way to the note it is in; one that stands
/// still has arrived, and where one stood still just before at another pitch, a slur has led from note to note.
/// Vibrato of 4 to 7 Hz does not stand still for so long, unless it is shallower than any step.
/// </summary>
internal static class StandingPitch
{
    /// <summary>How long a pitch stands still, hops: 50 ms.</summary>
    private const int Hops = 10;

    /// <summary>From one standing pitch to the next, hops: 100 ms hold all but the slowest glides.</summary>
    private const int GlideHops = 20;

    /// <summary>A pitch stands still when it keeps within so many semitones; at twice as many it moves.</summary>
    private const float StillRange = 0.08f;

    /// <summary>Steps, semitones: less is none, and from the second on it surely is one.</summary>
    private const float SmallestStep = 0.35f, SureStep = 0.55f;

    /// <summary>Larger steps, semitones, need no help, and most of them are mistakes about the octave.</summary>
    private const float LargestStep = 2.5f;

    /// <summary>Most hops before a hop that it looks at.</summary>
    public const int BeforeHops = (2 * Hops) + GlideHops;

    /// <summary>Most hops after it that it looks at, where they are known.</summary>
    private const int AfterHops = Hops / 2;

    /// <summary>What to add to a hop's weight of the pitch, in units of that weight.</summary>
    /// <param name="frames">Must still hold <see cref="BeforeHops"/> frames before the hop.</param>
    /// <param name="hop">The hop that is scored; the frames of the look-ahead after it are known.</param>
    /// <param name="settings">The look-ahead, and what a standing pitch and a step count for.</param>
    public static float Emphasis(FrameHistory frames, long hop, TrackerSettings settings)
    {
        if (settings.StandingWeight == 0 && settings.SteppedWeight == 0) return 0;
        long last = hop + Math.Min(settings.AheadHops, AfterHops);
        Plateau now = PlateauUpTo(frames, last);
        if (now.Stillness == 0) return 0;
        Plateau before = PlateauUpTo(frames, last - Hops - GlideHops);
        double stepped = before.Stillness * Sureness(MathF.Abs(now.Pitch - before.Pitch));
        return (float)(now.Stillness * (settings.StandingWeight + (settings.SteppedWeight * stepped)));
    }

    /// <summary>How surely an interval is a step from note to note, 0..1.</summary>
    private static float Sureness(float semitones) => semitones > LargestStep
        ? 0
        : Math.Clamp((semitones - SmallestStep) / (SureStep - SmallestStep), 0, 1);

    private static Plateau PlateauUpTo(FrameHistory frames, long last)
    {
        long first = last - Hops + 1;
        if (first < 0) return default;
        float lowest = float.MaxValue, highest = float.MinValue;
        for (long hop = first; hop <= last; hop++)
        {
            ref readonly Frame frame = ref frames[hop];
            if (frame.CandidateCount == 0) return default;
            lowest = Math.Min(lowest, frame.TopPitch);
            highest = Math.Max(highest, frame.TopPitch);
        }

        return new Plateau((lowest + highest) / 2, Math.Clamp(2 - ((highest - lowest) / StillRange), 0, 1));
    }

    /// <param name="Pitch">The middle of the pitches, MIDI.</param>
    /// <param name="Stillness">1 where they stand still, 0 where they move.</param>
    private readonly record struct Plateau(float Pitch, float Stillness);
}
