namespace VocalMidi.Evaluation;

/// <summary>Pairs reference and estimated notes one to one, as many as can be.</summary>
internal static class NoteMatching
{
    /// <summary>Maximum bipartite matching by augmenting paths over the pairs that <paramref name="agree"/>.</summary>
    public static List<(int Reference, int Estimate)> Match(
        IReadOnlyList<NoteSpan> reference, IReadOnlyList<NoteSpan> estimate, Func<NoteSpan, NoteSpan, bool> agree)
    {
        int[][] neighbours = new int[reference.Count][];
        int from = 0;
        for (int i = 0; i < reference.Count; i++)
        {
            // Onsets are sorted and must be near: only a window of estimates can agree.
            while (from < estimate.Count && estimate[from].Onset < reference[i].Onset - 0.1) from++;
            var list = new List<int>();
            for (int j = from; j < estimate.Count && estimate[j].Onset <= reference[i].Onset + 0.1; j++)
                if (agree(reference[i], estimate[j])) list.Add(j);
            neighbours[i] = [.. list];
        }

        int[] owner = new int[estimate.Count];
        Array.Fill(owner, -1);
        bool[] seen = new bool[estimate.Count];
        for (int i = 0; i < reference.Count; i++)
        {
            Array.Clear(seen);
            Augment(i, neighbours, owner, seen);
        }

        var pairs = new List<(int, int)>();
        for (int j = 0; j < owner.Length; j++)
            if (owner[j] >= 0) pairs.Add((owner[j], j));
        return pairs;
    }

    private static bool Augment(int reference, int[][] neighbours, int[] owner, bool[] seen)
    {
        foreach (int j in neighbours[reference])
        {
            if (seen[j]) continue;
            seen[j] = true;
            if (owner[j] >= 0 && !Augment(owner[j], neighbours, owner, seen)) continue;
            owner[j] = reference;
            return true;
        }

        return false;
    }
}
