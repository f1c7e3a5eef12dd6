namespace VocalMidi.Engine.Parameters;

/// <summary>
/// The stable ids of the parameters: saved in projects, so a number is never reused or changed. 16 to 25 are the
/// plugin's own: its script, that one's parameters, its status.
/// </summary>
public enum ParameterId
{
    /// <summary>Audio passes, no notes are made.</summary>
    Bypass = 0,

    /// <summary>Gain before detection, decibels.</summary>
    InputGain = 1,

    /// <summary>Level under which nothing is a note, dBFS.</summary>
    Gate = 2,

    /// <summary>How readily sound is taken for a note, percent.</summary>
    Sensitivity = 3,

    /// <summary>How readily a held tone becomes a new note, percent.</summary>
    SplitSensitivity = 4,

    /// <summary>Lowest MIDI key heard.</summary>
    LowestNote = 5,

    /// <summary>Highest MIDI key heard.</summary>
    HighestNote = 6,

    /// <summary>Shorter notes are dropped, milliseconds; live, at most 20 ms are waited for.</summary>
    MinimumNote = 7,

    /// <summary>Frequency of A4, hertz.</summary>
    Tuning = 8,

    /// <summary>Semitones added to every note.</summary>
    Transpose = 9,

    /// <summary>Live or aligned.</summary>
    Timing = 10,

    /// <summary>Pitch bend: off or following the voice.</summary>
    Bend = 11,

    /// <summary>Pitch bend range, semitones either way.</summary>
    BendRange = 12,

    /// <summary>Events leave as MIDI or as CLAP note expressions.</summary>
    Output = 13,

    /// <summary>Ends all notes when switched on.</summary>
    Panic = 14,

    /// <summary>What computes the model: automatic, processor or CUDA. Applies when the plugin is next activated.</summary>
    Provider = 15,
}
