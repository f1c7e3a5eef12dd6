using CsCheck;

namespace VocalMidi.Evaluation.Tests;

/// <summary>Note lists to score, and random ones whose times and pitches often meet a tolerance exactly.</summary>
internal static class Notes
{
    /// <summary>A note whose pitch was believed right at its note-on.</summary>
    public static NoteSpan Note(double onset, double offset, double pitch) => new(onset, offset, pitch, pitch);

    /// <summary>
    /// Up to six notes, by onset, crowded so that tolerances overlap: on a grid of 10 ms and 25 cents, 3 ms longer so
    /// that no fifth of a length is on the grid (there rounding would decide).
    /// </summary>
    public static Gen<NoteSpan[]> Crowded { get; } =
        Gen.Select(Gen.Int[0, 30], Gen.Int[1, 40], Gen.Int[0, 8], Gen.Int[0, 8])
            .Select((on, length, pitch, early) => new NoteSpan(
                on / 100.0, ((on + length) / 100.0) + 0.003, 60 + (pitch / 4.0), 60 + (early / 4.0)))
            .Array[0, 6]
            .Select(notes => notes.OrderBy(n => n.Onset).ToArray());

    /// <summary>Most notes that can be paired one to one where <paramref name="agree"/>: by trying everything.</summary>
    public static int MostPairs(NoteSpan[] reference, NoteSpan[] estimate, Func<NoteSpan, NoteSpan, bool> agree)
    {
        return From(0, 0);

        int From(int i, int used)
        {
            if (i == reference.Length) return 0;
            int best = From(i + 1, used);
            for (int j = 0; j < estimate.Length; j++)
            {
                if ((used & (1 << j)) != 0 || !agree(reference[i], estimate[j])) continue;
                best = Math.Max(best, 1 + From(i + 1, used | (1 << j)));
            }

            return best;
        }
    }
}
