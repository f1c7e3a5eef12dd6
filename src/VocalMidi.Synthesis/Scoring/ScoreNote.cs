using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Scoring;

/// <summary>How a note begins.</summary>
public enum NoteStart
{
    /// <summary>Out of silence, straight with the vowel.</summary>
    Plain = 0,

    /// <summary>With a consonant that ends at the onset.</summary>
    Consonant = 1,

    /// <summary>After a dip in a voice that does not stop, between the previous offset and this onset.</summary>
    Dip = 2,

    /// <summary>By a glide from the previous note, whose offset is this onset.</summary>
    Legato = 3,
}

/// <summary>A periodic movement of f0 around the pitch.</summary>
/// <param name="RateHz">Cycles per second.</param>
/// <param name="DepthCents">Excursion to each side, cents.</param>
/// <param name="DelaySeconds">Time from the onset until it starts; it is full a third of a second later.</param>
public readonly record struct Vibrato(double RateHz, double DepthCents, double DelaySeconds);

/// <summary>A note with everything the singer does to it. Times in seconds from the start of the recording.</summary>
public sealed record ScoreNote
{
    /// <summary>Onset, as <see cref="SungNote"/> defines it.</summary>
    public required double Onset { get; init; }

    /// <summary>Offset, as <see cref="SungNote"/> defines it.</summary>
    public required double Offset { get; init; }

    /// <summary>The pitch it settles on, fractional MIDI semitones.</summary>
    public required double Pitch { get; init; }

    /// <summary>How it begins.</summary>
    public NoteStart Start { get; init; }

    /// <summary>The vowel it is held on.</summary>
    public Vowel Vowel { get; init; }

    /// <summary>The consonant before the vowel, when it starts with one.</summary>
    public Consonant Consonant { get; init; }

    /// <summary>Length of the consonant, seconds; it ends at the onset.</summary>
    public double ConsonantSeconds { get; init; }

    /// <summary>Depth of the dip it starts after, dB.</summary>
    public double DipDb { get; init; }

    /// <summary>Length of the legato glide, seconds; the onset is its middle.</summary>
    public double GlideSeconds { get; init; }

    /// <summary>How far past the pitch a glide runs before it settles, semitones.</summary>
    public double OvershootSemitones { get; init; }

    /// <summary>How far off f0 is at the onset, semitones; negative comes from below.</summary>
    public double ScoopSemitones { get; init; }

    /// <summary>Time from the onset until the scoop has arrived, seconds.</summary>
    public double ScoopSeconds { get; init; }

    /// <summary>How far f0 falls while the note fades, semitones.</summary>
    public double FallSemitones { get; init; }

    /// <summary>Vibrato, if any.</summary>
    public Vibrato? Vibrato { get; init; }

    /// <summary>Level relative to the recording's usual, dB; louder is also brighter.</summary>
    public double LevelDb { get; init; }

    /// <summary>Rise of the amplitude from the onset, seconds.</summary>
    public double AttackSeconds { get; init; } = 0.03;

    /// <summary>Fall of the amplitude up to the offset, seconds.</summary>
    public double ReleaseSeconds { get; init; } = 0.03;

    /// <summary>Length of the breath taken before it, seconds; 0 for none.</summary>
    public double BreathSeconds { get; init; }

    /// <summary>Where its sound begins: the consonant's start, or the onset.</summary>
    public double SoundStart => Start == NoteStart.Consonant ? Onset - ConsonantSeconds : Onset;

    /// <summary>Length in seconds.</summary>
    public double Seconds => Offset - Onset;

    internal bool HasVoicedConsonant => Start == NoteStart.Consonant && ConsonantSound.Of(Consonant).IsVoiced;

    /// <summary>True when the voice does not stop between the previous note and this one.</summary>
    internal bool ContinuesFrom(ScoreNote? previous) => previous is not null && Start switch
    {
        NoteStart.Legato or NoteStart.Dip => true,
        NoteStart.Consonant => HasVoicedConsonant && SoundStart - previous.Offset < 0.002,
        _ => false,
    };
}

/// <summary>Notes in time order, and how long the recording is.</summary>
/// <param name="Notes">By onset, not overlapping.</param>
/// <param name="Seconds">Length of the recording.</param>
public sealed record Score(IReadOnlyList<ScoreNote> Notes, double Seconds)
{
    /// <summary>The truth a listener should find.</summary>
    public IReadOnlyList<SungNote> Truth() => [.. Notes.Select(n => new SungNote(n.Onset, n.Offset, n.Pitch))];
}
