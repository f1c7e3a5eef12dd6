using VocalMidi.Synthesis.Sets;

namespace VocalMidi.Synthesis.Scoring;

/// <summary>Adds to plain notes what singers do to them: glides, scoops, vibrato, attacks, releases, falls.</summary>
internal sealed class Ornaments(SetConfiguration set, SynthesisRandom random)
{
    // Vibrato needs room for about a cycle and a half after its delay to be heard as one.
    private const double VibratoCycles = 1.5;

    // Shorter notes have no time to run past their pitch.
    private const double ShortestOvershotNote = 0.25;

    public IReadOnlyList<ScoreNote> Apply(IReadOnlyList<ScoreNote> notes)
    {
        var result = new List<ScoreNote>(notes.Count);
        for (int n = 0; n < notes.Count; n++)
        {
            ScoreNote note = notes[n];
            ScoreNote? previous = n > 0 ? notes[n - 1] : null;
            note = note.Start == NoteStart.Legato ? Glide(note, previous!) : Approach(note);
            result.Add(Vibrate(Shape(note, n + 1 < notes.Count ? notes[n + 1] : null)));
        }

        return result;
    }

    private ScoreNote Glide(ScoreNote note, ScoreNote previous)
    {
        double longest = set.LargestGlideShare * Math.Min(note.Seconds, previous.Seconds);
        double interval = note.Pitch - previous.Pitch;
        double overshoot = note.Seconds < ShortestOvershotNote || random.Chance(0.4) ? 0 : random.Uniform(0.03, 0.15);
        return note with
        {
            GlideSeconds = Math.Min(random.Uniform(set.GlideSeconds), longest),
            OvershootSemitones = Math.Clamp(overshoot * interval, -0.45, 0.45),
        };
    }

    private ScoreNote Approach(ScoreNote note)
    {
        if (!random.Chance(set.Scoop.Chance))
            return note;
        double seconds = Math.Min(random.Uniform(set.Scoop.Seconds), set.LargestGlideShare * note.Seconds);
        // A voice has a largest speed; a short scoop is also a small one (about 50 semitones a second at most).
        double semitones = Math.Min(random.LogUniform(set.Scoop.Semitones), seconds * 40);
        return note with
        {
            ScoopSemitones = random.Chance(set.Scoop.FromAbove) ? semitones / 2 : -semitones,
            ScoopSeconds = seconds,
        };
    }

    private ScoreNote Shape(ScoreNote note, ScoreNote? next)
    {
        bool endsPhrase = next is null || next.Onset - note.Offset > 0.25;
        double attack = note.Start == NoteStart.Consonant ? random.Uniform(0.012, 0.04) : random.Uniform(0.018, 0.06);
        double release = endsPhrase ? random.Uniform(0.03, 0.09) : random.Uniform(0.015, 0.05);
        return note with
        {
            AttackSeconds = Math.Min(attack, 0.35 * note.Seconds),
            ReleaseSeconds = Math.Min(release, 0.3 * note.Seconds),
            FallSemitones = DrawFall(note, next, endsPhrase),
        };
    }

    private double DrawFall(ScoreNote note, ScoreNote? next, bool endsPhrase)
    {
        bool voiceStops = next is null || !next.ContinuesFrom(note);
        bool wanted = random.Chance(endsPhrase ? 0.35 : 0.15);
        double semitones = random.Uniform(0.3, endsPhrase ? 2.5 : 1);
        return voiceStops && wanted ? semitones : 0;
    }

    private ScoreNote Vibrate(ScoreNote note)
    {
        double rate = random.Uniform(set.Vibrato.RateHz);
        double delay = random.Uniform(set.Vibrato.DelaySeconds);
        double depth = random.Uniform(set.Vibrato.DepthCents);
        bool wanted = random.Chance(set.Vibrato.Chance);
        return wanted && note.Seconds > delay + (VibratoCycles / rate)
            ? note with { Vibrato = new Vibrato(rate, depth, delay) }
            : note;
    }
}
