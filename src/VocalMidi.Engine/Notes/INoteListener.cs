namespace VocalMidi.Engine.Notes;

/// <summary>
/// Hears of the notes a <see cref="NoteTracker"/> finds. Times are seconds from the start of the stream, in the
/// voice (latency removed).
/// </summary>
internal interface INoteListener
{
    /// <summary>A note began.</summary>
    void NoteStarted(double onsetSeconds, float pitch, float levelDb);

    /// <summary>One hop of the sounding note: its pitch (NaN: unknown) and level.</summary>
    void NoteMoved(double seconds, float pitch, float levelDb);

    /// <summary>The note ended; <paramref name="settledPitch"/> is the middle of its pitches.</summary>
    void NoteEnded(double offsetSeconds, float settledPitch);
}
