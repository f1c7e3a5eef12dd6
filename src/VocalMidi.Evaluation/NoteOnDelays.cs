namespace VocalMidi.Evaluation;

/// <summary>How late note-ons are sent, over all reference notes.</summary>
public static class NoteOnDelays
{
    /// <summary>
    /// For every reference note the delay in seconds from its onset to the first unused note-on from 50 ms before to
    /// 300 ms after it; positive infinity where none came.
    /// </summary>
    public static IEnumerable<double> Measure(IReadOnlyList<NoteSpan> reference, IReadOnlyList<NoteSpan> sent)
    {
        int next = 0;
        foreach (NoteSpan note in reference)
        {
            while (next < sent.Count && sent[next].Onset < note.Onset - 0.05) next++;
            if (next < sent.Count && sent[next].Onset <= note.Onset + 0.3) yield return sent[next++].Onset - note.Onset;
            else yield return double.PositiveInfinity;
        }
    }
}
