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

/// <summary>The likeliest path through the last hops, oldest first; valid until the next hop.</summary>
/// <param name="ring">Steps by hop, modulo its length.</param>
/// <param name="first">Where in it the oldest step is.</param>
/// <param name="length">How many steps the path has.</param>
internal readonly ref struct DecodedPath(ReadOnlySpan<PathStep> ring, int first, int length)
{
    private readonly ReadOnlySpan<PathStep> _ring = ring;

    /// <summary>How many hops the path covers.</summary>
    public int Length => length;

    /// <summary>The step so many hops after the oldest.</summary>
    public PathStep this[int index] => _ring[first + index < _ring.Length ? first + index : first + index - _ring.Length];
}
