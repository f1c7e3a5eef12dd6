using VocalMidi.Evaluation;

namespace VocalMidi.Score;

/// <summary>Which annotated notes can be meant.</summary>
internal static class AnnotatedPitch
{
    /// <summary>Nobody sings outside these MIDI pitches: annotations there are slips.</summary>
    private const double Lowest = 30, Highest = 96;

    /// <summary>False for a slip of the annotator.</summary>
    public static bool IsPlausible(NoteSpan note) => note.Pitch is > Lowest and < Highest;
}
