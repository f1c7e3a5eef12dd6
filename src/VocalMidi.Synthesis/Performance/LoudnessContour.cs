using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Singing;
using VocalMidi.Synthesis.Sound;

namespace VocalMidi.Synthesis.Performance;

/// <summary>Draws the amplitude of the voicing: attacks, releases, dips and voiced consonants.</summary>
internal static class LoudnessContour
{
    private const double ClosingSeconds = 0.03;
    private const double QuickShare = 0.35;
    private const double QuickLevel = 0.65;

    public static void Draw(Score score, Singer singer, SynthesisRandom random, ControlTracks tracks)
    {
        var curve = new Breakpoints();
        curve.Add(0, 0);
        IReadOnlyList<ScoreNote> notes = score.Notes;
        for (int n = 0; n < notes.Count; n++)
        {
            ScoreNote note = notes[n];
            double level = VowelLevel(note, singer);
            Begin(curve, note, n > 0 ? notes[n - 1] : null, level, singer);
            double swell = Curves.FromDb(random.Uniform(-1.5, 1));
            curve.Add(note.Onset + (note.Seconds * random.Uniform(0.45, 0.65)), level * swell);
            double fade = Curves.FromDb(random.Uniform(-4, 0.5));
            End(curve, note, n + 1 < notes.Count ? notes[n + 1] : null, level * swell * fade, singer);
        }

        curve.Fill(tracks.Voicing);
        float[] tremble = Curves.Wander(random, 14, tracks.Frames);
        for (int i = 0; i < tracks.Frames; i++)
            tracks.Voicing[i] *= 1 + (0.04f * tremble[i]);
    }

    /// <summary>The pulse amplitude at which a note's vowel has the note's level.</summary>
    public static double VowelLevel(ScoreNote note, Singer singer)
    {
        double level = Curves.FromDb(note.LevelDb);
        return singer.Kind == VoiceKind.Whistled
            ? level
            : level / VocalTract.RelativeLevel(
                Curves.HertzOf(note.Pitch),
                TractContour.VowelFormants(note, singer),
                TractContour.VowelTilt(note, singer));
    }

    private static double ConsonantLevel(ScoreNote note, Singer singer)
    {
        ConsonantSound sound = ConsonantSound.Of(note.Consonant);
        double level = Curves.FromDb(note.LevelDb + sound.VoicedDb);
        return level / VocalTract.RelativeLevel(
            Curves.HertzOf(note.Pitch),
            sound.Tract.Scaled(singer.TractScale),
            TractContour.VowelTilt(note, singer) * 0.45);
    }

    private static void Begin(Breakpoints curve, ScoreNote note, ScoreNote? previous, double level, Singer singer)
    {
        switch (note.Start)
        {
            case NoteStart.Legato:
                curve.Add(note.Onset + (note.GlideSeconds / 2), level);
                return;
            case NoteStart.Dip:
                curve.Add(note.Onset, level * Curves.FromDb(-note.DipDb));
                break;
            case NoteStart.Consonant when note.HasVoicedConsonant:
                double closed = ConsonantLevel(note, singer);
                if (!note.ContinuesFrom(previous))
                    curve.Add(note.SoundStart, 0);
                curve.Add(note.SoundStart + Math.Min(ClosingSeconds, note.ConsonantSeconds / 2), closed);
                curve.Add(note.Onset, closed);
                break;
            default:
                curve.Add(note.Onset, 0);
                break;
        }

        // The first few periods bring most of the rise; the rest of the attack is slow.
        curve.Add(note.Onset + (QuickShare * note.AttackSeconds), QuickLevel * level);
        curve.Add(note.Onset + note.AttackSeconds, level);
    }

    private static void End(Breakpoints curve, ScoreNote note, ScoreNote? next, double level, Singer singer)
    {
        switch (next)
        {
            case { Start: NoteStart.Legato }:
                curve.Add(note.Offset - (next.GlideSeconds / 2), level);
                break;
            case { Start: NoteStart.Dip }:
                curve.Add(note.Offset - note.ReleaseSeconds, level);
                curve.Add(note.Offset, VowelLevel(next, singer) * Curves.FromDb(-next.DipDb));
                break;
            case not null when next.ContinuesFrom(note):
                curve.Add(note.Offset - (ClosingSeconds / 2), level);
                break;
            default:
                curve.Add(note.Offset - note.ReleaseSeconds, level);
                curve.Add(note.Offset, 0);
                break;
        }
    }
}
