using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Notes;

/// <summary>What a path and the frames it goes through tell of the pitch of the note that it begins with.</summary>
internal static class PathPitch
{
    /// <summary>A pitch has settled when its latest hops (20 ms at most) keep within so many semitones per hop.</summary>
    private const float SettledSlope = 0.25f / 3;
    private const int SettledHops = 4;

    /// <summary>Intervals, semitones, of harmonics and subharmonics, which are mistaken for the voice's pitch.</summary>
    private static ReadOnlySpan<int> Harmonics => [12, 19, 24];

    /// <summary>How far from such an interval a change still is one, bins.</summary>
    private const int HarmonicReach = 2;

    /// <summary>Hops from the first one on that belong to the same note, as far as the path knows.</summary>
    public static int Remaining(DecodedPath path)
    {
        int start = path[0].NoteStart;
        int length = 1;
        while (length < path.Length && Continues(path[length])) length++;
        return length;

        bool Continues(PathStep step) => step.State != NoteState.Silence && step.NoteStart == start;
    }

    /// <summary>The note still glides: the latest 20 ms of its pitch are no tone yet.</summary>
    public static bool IsSettling(FrameHistory frames, long decided, DecodedPath path, int length)
    {
        float lowest = float.MaxValue, highest = float.MinValue;
        int first = Math.Max(0, length - SettledHops);
        for (int i = first; i < length; i++)
        {
            float pitch = Near(frames[decided + i], PitchGrid.PitchOf(path[i].Bin));
            if (float.IsNaN(pitch)) return true;
            lowest = Math.Min(lowest, pitch);
            highest = Math.Max(highest, pitch);
        }

        return length < 2 || highest - lowest > SettledSlope * (length - 1 - first);
    }

    /// <summary>Median pitch of the settled hops ahead; of the starting ones where none has settled.</summary>
    /// <param name="frames">The path's and others.</param>
    /// <param name="decided">Hop of the path's first step.</param>
    /// <param name="path">The likeliest path.</param>
    /// <param name="length">Its hops that belong to the note.</param>
    /// <param name="median">Is started anew.</param>
    public static float Ahead(FrameHistory frames, long decided, DecodedPath path, int length, SettledPitch median)
    {
        float last = PitchGrid.PitchOf(path[length - 1].Bin);
        median.Start(last);
        bool settled = path[length - 1].State == NoteState.Stable;
        for (int i = 0; i < length; i++)
        {
            if (settled && path[i].State != NoteState.Stable) continue;
            float pitch = Near(frames[decided + i], PitchGrid.PitchOf(path[i].Bin));
            if (!float.IsNaN(pitch)) median.Add(pitch);
        }

        return median.Value;
    }

    /// <summary>The frame's candidate nearest to the pitch, weight counting; NaN when all are over a semitone off.</summary>
    public static float Near(in Frame frame, float pitch)
    {
        float best = float.NaN, bestScore = 0;
        for (int i = 0; i < frame.CandidateCount; i++)
        {
            float distance = MathF.Abs(frame.Candidates[i].Pitch - pitch);
            float score = frame.Candidates[i].Weight * (1.2f - distance);
            if (score <= bestScore) continue;
            bestScore = score;
            best = frame.Candidates[i].Pitch;
        }

        return best;
    }

    /// <summary>Whether a change of so many bins is one from the voice to a harmonic of it, or back.</summary>
    public static bool IsHarmonic(int bins)
    {
        foreach (int harmonic in Harmonics)
            if (Math.Abs(Math.Abs(bins) - (harmonic * PitchGrid.PerSemitone)) <= HarmonicReach) return true;
        return false;
    }
}
