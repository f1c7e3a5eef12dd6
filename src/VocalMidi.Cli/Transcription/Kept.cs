namespace VocalMidi.Cli.Transcription;

/// <summary>What is kept of a recording beside its notes; it grows with the recording's length.</summary>
[Flags]
public enum Kept
{
    /// <summary>The notes alone.</summary>
    Notes = 0,

    /// <summary>The pitch trace, for pictures and bends: 48 kB a minute.</summary>
    PitchTrace = 1,

    /// <summary>The pipeline's events, for scripts: some for every hop that is sung.</summary>
    Events = 2,
}
