using VocalMidi.Synthesis.Recording;
using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis;

/// <summary>
/// The voice that ships in <c>samples/</c>: an alto sings the first line of "Au clair de la lune" (traditional, 18th
/// century) in syllables, takes breath and answers with a vocalise. It has repeated notes, voiced and unvoiced
/// consonants, slurs, dips, a scoop, vibrato and a breath.
/// </summary>
public static class DemoVoice
{
    /// <summary>Hz.</summary>
    public const int SampleRate = 44100;

    private const ulong Seed = 1783;
    private const double BeatSeconds = 0.44;
    private const double TonicMidi = 62.12;
    private const double StartSeconds = 0.6;
    private const double TailSeconds = 0.5;

    private static readonly Singer s_singer = Singer.Types["alto"] with
    {
        TiltHz = 2300,
        OpenQuotient = 0.56,
        Breathiness = 0.008,
        Jitter = 0.003,
        Shimmer = 0.02,
        DriftCents = 6,
        FlutterCents = 4,
    };

    private static readonly RecordingConditions s_conditions = new()
    {
        SnrDb = 40,
        PeakDb = -4,
        ReverberationSeconds = 0.4,
        RoomDb = -20,
        LowCutHz = 60,
        HighCutHz = 15000,
        BrightnessDb = 3,
    };

    /// <summary>What is sung, with its exact times.</summary>
    public static Score Score()
    {
        Part[] parts =
        [
            // "Au clair de la lune, mon ami Pierrot"
            Part.Open(1, 0, Vowel.O) with { Scoop = -1.5 },
            Part.Say(1, 0, Consonant.K, Vowel.E),
            Part.Say(1, 0, Consonant.D, Vowel.U),
            Part.Say(1, 2, Consonant.L, Vowel.A),
            Part.Say(2, 4, Consonant.L, Vowel.U) with { VibratoCents = 30 },
            Part.Say(2, 2, Consonant.N, Vowel.E) with { VibratoCents = 25, Rest = 0.12 },
            Part.Say(1, 0, Consonant.M, Vowel.O),
            Part.Say(1, 4, Consonant.N, Vowel.A),
            Part.Say(1, 2, Consonant.M, Vowel.I),
            Part.Say(1, 2, Consonant.P, Vowel.E),
            Part.Say(3, 0, Consonant.R, Vowel.O) with { VibratoCents = 40, Fall = 0.8, Rest = 0.25 },
            Part.Silence(1),

            // The answer: a vocalise on "a" and "o".
            Part.Open(1, 7, Vowel.A) with { Scoop = -2, Breath = 0.36 },
            Part.Slur(0.5, 9, Vowel.A),
            Part.Slur(0.5, 7, Vowel.A),
            Part.Slur(1.5, 5, Vowel.A),
            Part.Again(0.5, 5, Vowel.A),
            Part.Slur(0.5, 4, Vowel.A),
            Part.Slur(0.5, 2, Vowel.A),
            Part.Slur(1, 4, Vowel.A) with { Rest = 0.1 },
            Part.Say(0.5, 2, Consonant.T, Vowel.O),
            Part.Say(0.5, 2, Consonant.S, Vowel.I),
            Part.Say(1, -1, Consonant.F, Vowel.A),
            Part.Slur(0.5, 0, Vowel.A),
            Part.Slur(0.5, 2, Vowel.O),
            Part.Slur(5, 0, Vowel.O) with { VibratoCents = 55, Fall = 0.6 },
        ];
        return Time(parts);
    }

    /// <summary>Renders it, about 15 s; always the same.</summary>
    public static RenderedVoice Render() =>
        SingingVoice.Record("voice", Score(), s_singer, s_conditions, SampleRate, Seed);

    /// <summary>Puts vowels on the beats, as singers do: a consonant takes its time from the note before.</summary>
    private static Score Time(Part[] parts)
    {
        var notes = new List<ScoreNote>();
        double now = StartSeconds;
        for (int i = 0; i < parts.Length; i++)
        {
            Part part = parts[i];
            double end = now + (part.Beats * BeatSeconds);
            if (part.Sounds)
            {
                Part? next = i + 1 < parts.Length ? parts[i + 1] : null;
                notes.Add(part.At(now, end - part.Rest - (next?.LeadSeconds ?? 0)));
            }

            now = end;
        }

        return new Score(notes, now + TailSeconds);
    }

    /// <summary>One syllable or rest; lengths in beats, other times in seconds, pitches in semitones.</summary>
    private sealed record Part(double Beats, int Degree, NoteStart Start, Consonant Consonant, Vowel Vowel)
    {
        public bool Sounds { get; init; } = true;

        public double Scoop { get; init; } = -0.4;

        public double Breath { get; init; }

        public double VibratoCents { get; init; }

        public double Fall { get; init; }

        public double Rest { get; init; }

        /// <summary>What the start of this takes from the end of the part before.</summary>
        public double LeadSeconds => Start == NoteStart.Dip ? 0.02 : ConsonantSeconds;

        private double ConsonantSeconds => Consonant switch
        {
            Consonant.None => 0,
            Consonant.S or Consonant.F => 0.11,
            Consonant.K or Consonant.T or Consonant.P => 0.08,
            Consonant.D => 0.05,
            _ => 0.07,
        };

        public static Part Open(double beats, int degree, Vowel vowel) =>
            new(beats, degree, NoteStart.Plain, Consonant.None, vowel);

        public static Part Say(double beats, int degree, Consonant consonant, Vowel vowel) =>
            new(beats, degree, NoteStart.Consonant, consonant, vowel);

        public static Part Slur(double beats, int degree, Vowel vowel) =>
            new(beats, degree, NoteStart.Legato, Consonant.None, vowel);

        public static Part Again(double beats, int degree, Vowel vowel) =>
            new(beats, degree, NoteStart.Dip, Consonant.None, vowel);

        public static Part Silence(double beats) =>
            new(beats, 0, NoteStart.Plain, Consonant.None, Vowel.A) { Sounds = false };

        public ScoreNote At(double onset, double offset) => new()
        {
            Onset = onset,
            Offset = offset,
            Pitch = TonicMidi + Degree,
            Start = Start,
            Vowel = Vowel,
            Consonant = Consonant,
            ConsonantSeconds = ConsonantSeconds,
            DipDb = 18,
            GlideSeconds = Start == NoteStart.Legato ? 0.07 : 0,
            OvershootSemitones = 0,
            ScoopSemitones = Start == NoteStart.Legato ? 0 : Scoop,
            ScoopSeconds = Start == NoteStart.Legato ? 0 : 0.08,
            FallSemitones = Fall,
            Vibrato = VibratoCents > 0 ? new Vibrato(5.6, VibratoCents, 0.25) : null,
            AttackSeconds = Start == NoteStart.Plain ? 0.045 : 0.03,
            ReleaseSeconds = Rest > 0 || Fall > 0 ? 0.07 : 0.03,
            BreathSeconds = Breath,
            LevelDb = Math.Clamp(Degree * 0.3, -1, 2),
        };
    }
}
