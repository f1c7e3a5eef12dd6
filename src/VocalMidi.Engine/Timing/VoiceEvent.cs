namespace VocalMidi.Engine.Timing;

/// <summary>What a <see cref="VoiceEvent"/> says.</summary>
public enum VoiceEventKind
{
    /// <summary>A note starts.</summary>
    NoteOn = 0,

    /// <summary>A note ends; every note-on is followed by exactly one of these with the same note id.</summary>
    NoteOff = 1,

    /// <summary>The sounding note's pitch and level have moved.</summary>
    Pitch = 2,
}

/// <summary>
/// One event of the voice, stamped with the sample that decided it. All sample numbers count input samples at
/// the host's rate from the start of the stream (the first sample is 0).
/// </summary>
/// <param name="Kind">What happened.</param>
/// <param name="NoteId">The note it belongs to: counts up from 1 through the life of a pipeline.</param>
/// <param name="Key">MIDI key 0..127 of the note; the same in all events of one note.</param>
/// <param name="DecisionSample">The last input sample this event depends on. Nothing after it can change the event.</param>
/// <param name="VoiceSample">The moment in the voice it describes (an onset, an offset), latency removed.</param>
/// <param name="DueSample">
/// When it should sound. Live: the decision sample. Aligned: voice sample + reported latency, or the decision
/// sample when that is later. Never decreases from one event to the next.
/// </param>
/// <param name="Pitch">
/// MIDI pitch in fractional semitones (69 = A4 = the tuning reference). On a note-off: the note's settled pitch.
/// </param>
/// <param name="Velocity">0..1, of the note-on; 0 in other events.</param>
/// <param name="Level">Level of the voice, 0..1 (0 = the gate, 1 = full scale, linear in decibels).</param>
/// <param name="Channel">MIDI channel, 0 to 15: the voice's is the first, scripts may take others.</param>
public readonly record struct VoiceEvent(
    VoiceEventKind Kind,
    int NoteId,
    int Key,
    long DecisionSample,
    long VoiceSample,
    long DueSample,
    float Pitch,
    float Velocity,
    float Level,
    int Channel = 0);
