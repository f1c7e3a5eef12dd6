namespace VocalMidi.Cli.Transcription;

/// <summary>One note of a transcription.</summary>
/// <param name="OnsetSeconds">Start, seconds from the start of the audio.</param>
/// <param name="OffsetSeconds">End, seconds; not before the start.</param>
/// <param name="Key">MIDI key, 0 to 127.</param>
/// <param name="Pitch">Settled pitch, fractional MIDI semitones: the note's own tuning.</param>
/// <param name="NoteOnPitch">Pitch believed when the note-on was sent, fractional MIDI semitones.</param>
/// <param name="Velocity">0 to 1.</param>
/// <param name="Channel">MIDI channel, 0 to 15: the voice's is the first.</param>
public readonly record struct VoiceNote(
    double OnsetSeconds,
    double OffsetSeconds,
    int Key,
    double Pitch,
    double NoteOnPitch,
    double Velocity,
    int Channel = 0);
