using VocalMidi.Synthesis.Sets;
using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Scoring;

/// <summary>Makes up a melody: a random walk through the singer's range, in phrases with breaths.</summary>
internal sealed class MelodyComposer(SetConfiguration set, Singer singer, SynthesisRandom random)
{
    private const double LeadSeconds = 0.5;
    private const double TailSeconds = 0.4;

    private static readonly Consonant[] s_unvoiced =
        [Consonant.P, Consonant.T, Consonant.K, Consonant.S, Consonant.F, Consonant.Sh, Consonant.H];

    private static readonly Consonant[] s_voiced =
        [Consonant.M, Consonant.N, Consonant.L, Consonant.R, Consonant.D, Consonant.B];

    private readonly double[] _stepWeights = [.. set.Steps.Select(s => s.Weight)];
    private readonly List<ScoreNote> _notes = [];
    private double _degree;
    private Vowel _vowel;

    public Score Compose()
    {
        double tuning = random.Uniform(set.TuningCents) / 100;
        _degree = Math.Round(random.Uniform(singer.LowestMidi + 3, singer.HighestMidi - 3));
        int leftInPhrase = 0;
        double now = LeadSeconds;
        while (now < set.SecondsPerFile)
        {
            bool opensPhrase = leftInPhrase == 0;
            if (opensPhrase)
                leftInPhrase = (int)Math.Round(random.Uniform(set.NotesPerPhrase));
            leftInPhrase--;
            AddNote(now, tuning, opensPhrase);
            now = _notes[^1].Offset;
        }

        return new Score(new Ornaments(set, random).Apply(_notes), now + TailSeconds);
    }

    private void AddNote(double now, double tuning, bool opensPhrase)
    {
        double step = _notes.Count == 0 ? 0 : DrawStep();
        _degree += step;
        double intonation = Math.Clamp(random.Gaussian(), -3, 3) * set.IntonationCents / 100;
        double length = random.LogTriangular(set.NoteSeconds);
        (NoteStart start, Consonant consonant) = opensPhrase ? DrawOpening() : DrawStart(step);
        if (start != NoteStart.Legato || random.Chance(0.25))
            _vowel = (Vowel)random.Below(5);

        double consonantSeconds = ConsonantLength(consonant);
        double onset = now + consonantSeconds + DrawGap(start, opensPhrase);
        _notes.Add(new ScoreNote
        {
            Onset = onset,
            Offset = onset + length,
            Pitch = _degree + tuning + intonation,
            Start = start,
            Vowel = _vowel,
            Consonant = consonant,
            ConsonantSeconds = consonantSeconds,
            DipDb = start == NoteStart.Dip ? random.Uniform(10, 26) : 0,
            BreathSeconds = opensPhrase && random.Chance(0.7) ? random.Uniform(0.2, 0.45) : 0,
            LevelDb = random.Uniform(-6, 3),
        });
    }

    private double DrawStep()
    {
        StepChoice choice = set.Steps[random.Weighted(_stepWeights)];
        (double low, double high) = (choice.Semitones.Low, choice.Semitones.High);
        bool wholeSemitones = low == Math.Floor(low) && high == Math.Floor(high);
        double size = wholeSemitones ? low + random.Below((int)(high - low) + 1) : random.Uniform(low, high);

        // The nearer an end of the range, the likelier away from it.
        double place = (_degree - singer.LowestMidi) / (singer.HighestMidi - singer.LowestMidi);
        double step = random.Chance(Math.Clamp(1.1 - (1.2 * place), 0, 1)) ? size : -size;
        double next = _degree + step;
        return next < singer.LowestMidi || next > singer.HighestMidi ? -step : step;
    }

    private (NoteStart Start, Consonant Consonant) DrawOpening() =>
        singer.Kind != VoiceKind.Sung || random.Chance(0.5)
            ? (NoteStart.Plain, Consonant.None)
            : (NoteStart.Consonant, OneOf(random.Chance(0.5) ? s_unvoiced : s_voiced));

    private (NoteStart Start, Consonant Consonant) DrawStart(double step)
    {
        StartWeights w = set.Starts;
        bool speaks = singer.Kind == VoiceKind.Sung;
        return random.Weighted([w.Plain, w.Unvoiced, w.Voiced, w.Dip, w.Legato]) switch
        {
            0 => (NoteStart.Plain, Consonant.None),
            1 when speaks => (NoteStart.Consonant, OneOf(s_unvoiced)),
            2 when speaks => (NoteStart.Consonant, OneOf(s_voiced)),
            // A glide over nothing would be no new note, and wide leaps are not slurred.
            4 when Math.Abs(step) is >= 0.5 and <= 7 => (NoteStart.Legato, Consonant.None),
            _ => (NoteStart.Dip, Consonant.None),
        };
    }

    private double DrawGap(NoteStart start, bool opensPhrase)
    {
        if (_notes.Count == 0)
            return 0;
        if (opensPhrase)
            return random.Uniform(0.35, 0.8);
        return start switch
        {
            NoteStart.Plain => random.LogUniform(set.GapSeconds),
            NoteStart.Dip => random.Uniform(0.01, 0.03),
            _ => 0,
        };
    }

    private double ConsonantLength(Consonant consonant) => consonant switch
    {
        Consonant.None => 0,
        Consonant.M or Consonant.N or Consonant.L or Consonant.R => random.Uniform(0.035, 0.09),
        Consonant.D or Consonant.B => random.Uniform(0.03, 0.06),
        Consonant.S or Consonant.Sh or Consonant.F => random.Uniform(0.06, 0.15),
        Consonant.H => random.Uniform(0.03, 0.08),
        _ => random.Uniform(0.05, 0.12),
    };

    private Consonant OneOf(Consonant[] consonants) => consonants[random.Below(consonants.Length)];
}
