namespace VocalMidi.Engine.Notes;

/// <summary>What a hop is part of.</summary>
internal enum NoteState : byte
{
    Silence,
    Attack,
    Stable,
}

/// <summary>One hop of a decoded path.</summary>
/// <param name="State">Silence, or the part of a note.</param>
/// <param name="Bin">Pitch bin of the note; 0 in silence.</param>
/// <param name="NoteStart">Hop at which the path struck the note; 0 in silence. Counts for 124 days.</param>
internal readonly record struct PathStep(NoteState State, short Bin, int NoteStart);
