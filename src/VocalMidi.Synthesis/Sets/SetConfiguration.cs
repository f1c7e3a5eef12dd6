namespace VocalMidi.Synthesis.Sets;

/// <summary>How often something is drawn among its alternatives, and what it then spans.</summary>
/// <param name="Weight">Relative to the other alternatives'.</param>
/// <param name="Semitones">Size of the step, up or down.</param>
public sealed record StepChoice(double Weight, Interval Semitones);

/// <summary>How often each way to start a note is drawn, relative to each other.</summary>
/// <param name="Plain">After a gap, with the vowel.</param>
/// <param name="Unvoiced">With an unvoiced consonant.</param>
/// <param name="Voiced">With a voiced consonant.</param>
/// <param name="Dip">After a dip of the voice.</param>
/// <param name="Legato">By a glide; a repeated pitch becomes a dip instead.</param>
public sealed record StartWeights(double Plain, double Unvoiced, double Voiced, double Dip, double Legato);

/// <summary>Which notes have vibrato, and how much.</summary>
/// <param name="Chance">Share of the notes that are long enough for it.</param>
/// <param name="RateHz">Cycles per second.</param>
/// <param name="DepthCents">Excursion to each side.</param>
/// <param name="DelaySeconds">From the onset to its start.</param>
public sealed record VibratoChoice(double Chance, Interval RateHz, Interval DepthCents, Interval DelaySeconds);

/// <summary>Which notes are approached from off their pitch, and how.</summary>
/// <param name="Chance">Share of the notes that do not start in legato.</param>
/// <param name="Semitones">Distance at the onset.</param>
/// <param name="Seconds">Time to arrive.</param>
/// <param name="FromAbove">Share of these that come from above.</param>
public sealed record ScoopChoice(double Chance, Interval Semitones, Interval Seconds, double FromAbove);

/// <summary>Under what conditions the files are recorded.</summary>
/// <param name="SnrDb">See <see cref="Recording.RecordingConditions.SnrDb"/>.</param>
/// <param name="PeakDb">See <see cref="Recording.RecordingConditions.PeakDb"/>.</param>
/// <param name="RoomChance">Share of the files with a room.</param>
/// <param name="ReverberationSeconds">See <see cref="Recording.RecordingConditions.ReverberationSeconds"/>.</param>
/// <param name="RoomDb">See <see cref="Recording.RecordingConditions.RoomDb"/>.</param>
public sealed record RecordingChoice(
    Interval SnrDb, Interval PeakDb, double RoomChance, Interval ReverberationSeconds, Interval RoomDb);

/// <summary>Everything that decides a set of sung files. File k depends on this and on k only.</summary>
public sealed record SetConfiguration
{
    /// <summary>Name of the set; files are called after it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string About { get; init; }

    /// <summary>Seed of all randomness.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Hz.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Number of files the set consists of; more can be rendered.</summary>
    public required int Files { get; init; }

    /// <summary>A file ends after the first note that goes past this, seconds.</summary>
    public required double SecondsPerFile { get; init; }

    /// <summary>Voice types, taken in turn; see <see cref="Singing.Singer.Types"/>.</summary>
    public required IReadOnlyList<string> Singers { get; init; }

    /// <summary>Length of the notes; on a logarithmic scale most are near the middle.</summary>
    public required Interval NoteSeconds { get; init; }

    /// <summary>Steps from note to note.</summary>
    public required IReadOnlyList<StepChoice> Steps { get; init; }

    /// <summary>How notes start.</summary>
    public required StartWeights Starts { get; init; }

    /// <summary>Gap before a note that starts plainly; drawn on a logarithmic scale.</summary>
    public required Interval GapSeconds { get; init; }

    /// <summary>Notes in a phrase; a breath comes between phrases.</summary>
    public required Interval NotesPerPhrase { get; init; }

    /// <summary>Length of the legato glides.</summary>
    public required Interval GlideSeconds { get; init; }

    /// <summary>A glide or scoop takes at most this share of each note it touches.</summary>
    public required double LargestGlideShare { get; init; }

    /// <summary>Scoops.</summary>
    public required ScoopChoice Scoop { get; init; }

    /// <summary>Vibrato.</summary>
    public required VibratoChoice Vibrato { get; init; }

    /// <summary>The singer's tuning against 440 Hz, one draw per file.</summary>
    public required Interval TuningCents { get; init; }

    /// <summary>Standard deviation of the notes' intonation, cents; none strays by more than three of them.</summary>
    public required double IntonationCents { get; init; }

    /// <summary>Rooms, noise and levels.</summary>
    public required RecordingChoice Recording { get; init; }
}
