namespace VocalMidi.Evaluation;

/// <summary>A note as transcriptions list it.</summary>
/// <param name="Onset">Start, seconds.</param>
/// <param name="Offset">End, seconds.</param>
/// <param name="Pitch">MIDI pitch, fractional semitones.</param>
/// <param name="NoteOnPitch">MIDI pitch believed when the note-on was sent; the pitch itself where unknown.</param>
public readonly record struct NoteSpan(double Onset, double Offset, double Pitch, double NoteOnPitch)
{
    /// <summary>The same note <paramref name="seconds"/> earlier.</summary>
    public NoteSpan Earlier(double seconds) => this with { Onset = Onset - seconds, Offset = Offset - seconds };
}
