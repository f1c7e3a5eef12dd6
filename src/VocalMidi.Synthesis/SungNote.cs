namespace VocalMidi.Synthesis;

/// <summary>
/// The truth about one sung note.
/// <para>
/// The onset is the moment the vowel's voicing starts: after silence or a consonant, where the vowel's amplitude
/// begins to rise (a voiced consonant before it belongs to no note); in legato, where the f0 glide passes half-way
/// between the two pitches; after a re-articulation, where the dip ends. The offset is where the vowel's voicing
/// has faded to nothing, where the next consonant or dip begins, or, in legato, the next onset.
/// </para>
/// </summary>
/// <param name="OnsetSeconds">Onset, seconds from the start of the recording.</param>
/// <param name="OffsetSeconds">Offset, seconds from the start of the recording.</param>
/// <param name="MidiPitch">
/// The pitch the note settles on, in fractional MIDI semitones (69 = 440 Hz), the singer's own tuning and
/// intonation included. Vibrato and drift move around it; scoops, falls and overshoot leave it and come back.
/// </param>
public readonly record struct SungNote(double OnsetSeconds, double OffsetSeconds, double MidiPitch);
