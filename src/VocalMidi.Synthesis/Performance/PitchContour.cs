using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Performance;

/// <summary>
/// Draws f0: the notes' pitches with what singers do around them (scoops, glides with overshoot, vibrato, falls,
/// drift; the inventory follows Saitou, Unoki and Akagi, 2005).
/// </summary>
internal static class PitchContour
{
    private const double VibratoFadeSeconds = 0.3;
    private const double OvershootSeconds = 0.14;

    // Voiced plosives press f0 down while the mouth is closed.
    private const double PlosiveDipSemitones = 0.6;

    public static void Draw(Score score, Singer singer, SynthesisRandom random, ControlTracks tracks)
    {
        IReadOnlyList<ScoreNote> notes = score.Notes;
        for (int n = 0; n < notes.Count; n++)
        {
            ScoreNote note = notes[n];
            ScoreNote? previous = n > 0 ? notes[n - 1] : null;
            // From the previous note's end to this one's: what is unvoiced between does not sound.
            double start = previous?.Offset ?? 0;
            double half = note.GlideSeconds / 2;
            int first = tracks.FrameAt(note.Start == NoteStart.Legato ? note.Onset - half : start);
            int last = tracks.FrameAt(n == notes.Count - 1 ? score.Seconds : note.Offset);
            for (int i = first; i <= last; i++)
            {
                double time = (double)i / ControlTracks.Rate;
                double pitch = Around(note, time);
                if (previous is not null && note.ContinuesFrom(previous))
                    pitch = Join(previous, note, time, pitch);
                tracks.Pitch[i] = (float)pitch;
            }
        }

        AddUnsteadiness(singer, random, tracks);
    }

    /// <summary>One note's own f0, also before its onset (a voiced consonant) and after its offset (a glide).</summary>
    private static double Around(ScoreNote note, double time)
    {
        double since = time - note.Onset;
        double pitch = note.Pitch;
        if (note.ScoopSeconds > 0)
            pitch += note.ScoopSemitones * (1 - Curves.Smooth(ScoopProgress(note, since)));
        if (note.OvershootSemitones != 0)
            pitch += note.OvershootSemitones * Curves.Hump((since - (note.GlideSeconds / 2)) / OvershootSeconds);
        if (note.Vibrato is { } vibrato && since > vibrato.DelaySeconds)
        {
            double into = since - vibrato.DelaySeconds;
            double depth = vibrato.DepthCents / 100 * Curves.Smooth(into / VibratoFadeSeconds);
            pitch += depth * Math.Sin(2 * Math.PI * vibrato.RateHz * into);
        }

        if (note.FallSemitones != 0)
            pitch -= note.FallSemitones * Math.Clamp(1 - ((note.Offset - time) / (note.ReleaseSeconds * 1.5)), 0, 1);
        return pitch;
    }

    /// <summary>A scoop through a voiced consonant starts in the consonant; half of it is over at the onset.</summary>
    private static double ScoopProgress(ScoreNote note, double since)
    {
        double lead = note.HasVoicedConsonant ? Math.Min(note.ConsonantSeconds, note.ScoopSeconds) : 0;
        return (since + lead) / (note.ScoopSeconds + lead);
    }

    private static double Join(ScoreNote previous, ScoreNote note, double time, double pitch)
    {
        double length = note.Start == NoteStart.Legato ? note.GlideSeconds : note.Onset - previous.Offset + 0.02;
        double start = note.Start == NoteStart.Legato ? note.Onset - (length / 2) : previous.Offset;
        double share = Curves.Smooth((time - start) / length);
        double joined = share >= 1 ? pitch : (pitch * share) + (Around(previous, time) * (1 - share));
        if (note.Start == NoteStart.Consonant &&
            ConsonantSound.Of(note.Consonant).Manner == ConsonantManner.VoicedPlosive)
            joined -= PlosiveDipSemitones * Math.Sin(Math.PI * Math.Clamp((time - start) / length, 0, 1));
        return joined;
    }

    private static void AddUnsteadiness(Singer singer, SynthesisRandom random, ControlTracks tracks)
    {
        float[] drift = Curves.Wander(random, 2.2, tracks.Frames);
        float[] flutter = Curves.Wander(random, 18, tracks.Frames);
        for (int i = 0; i < tracks.Frames; i++)
        {
            double cents = (singer.DriftCents * drift[i]) + (singer.FlutterCents * flutter[i]);
            tracks.Pitch[i] += (float)(cents / 100);
        }
    }
}
