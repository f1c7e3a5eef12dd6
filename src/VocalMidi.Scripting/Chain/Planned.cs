namespace VocalMidi.Scripting.Chain;

/// <summary>What is to happen at a sample.</summary>
internal enum PlannedKind
{
    /// <summary>A note begins.</summary>
    On,

    /// <summary>A note ends.</summary>
    Off,

    /// <summary>Its pitch or level moves.</summary>
    Pitch,

    /// <summary>A function of the script is called.</summary>
    Timer,
}

/// <summary>Something that will happen.</summary>
/// <param name="Due">The sample at which it sounds or is called, latency included.</param>
/// <param name="Order">Counts up: of two with the same <paramref name="Due"/> the first made is the first to happen.</param>
/// <param name="Kind">What.</param>
/// <param name="Slot">Of a note; a timer's id.</param>
/// <param name="Life">Of the slot's note: a slot is used again.</param>
/// <param name="Voice">The moment in the voice it belongs to.</param>
/// <param name="Pitch">Semitones.</param>
/// <param name="Level">0..1.</param>
internal readonly record struct Planned(
    long Due, long Order, PlannedKind Kind, int Slot, int Life, long Voice, float Pitch, float Level);
