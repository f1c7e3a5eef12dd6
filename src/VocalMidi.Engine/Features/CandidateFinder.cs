using VocalMidi.Engine.Audio;

namespace VocalMidi.Engine.Features;

/// <summary>
/// Turns the peaks of an NSDF into weighted fundamentals. As in pYIN (Mauch and Dixon, ICASSP 2014) the threshold a
/// peak must pass is drawn from a beta distribution; each peak higher than all before it gets the probability that it
/// is the first to pass.
/// </summary>
internal sealed class CandidateFinder
{
    /// <summary>Second shape of the beta(2, b) prior of 1 - threshold; its mean is 2 / (2 + b).</summary>
    private const float PriorShape = 25f;

    /// <summary>Lags up to which a peak is refined on its multiples, samples: finer pitch for high voices.</summary>
    private const int RefineLag = 140;

    private readonly int _minimumLag;
    private readonly int _maximumPeaks;

    /// <param name="minimumLag">Shortest period looked for, samples.</param>
    /// <param name="maximumPeaks">Most candidates kept.</param>
    public CandidateFinder(int minimumLag, int maximumPeaks)
    {
        _minimumLag = minimumLag;
        _maximumPeaks = maximumPeaks;
    }

    /// <summary>Appends candidates to the frame; returns the highest peak, 0..1.</summary>
    public float Find(ReadOnlySpan<float> nsdf, float weight, ref Frame frame)
    {
        float highest = 0, passed = 0;
        int start = frame.CandidateCount;
        int lag = 1;
        // The lobe around lag 0 is no period: skip to where the NSDF first falls below zero, or stops falling.
        while (lag < nsdf.Length - 1 && nsdf[lag] > 0 && (lag < _minimumLag || nsdf[lag + 1] < nsdf[lag])) lag++;
        for (lag = Math.Max(lag, _minimumLag); lag < nsdf.Length - 1; lag++)
        {
            if (nsdf[lag] <= highest || nsdf[lag] < nsdf[lag - 1] || nsdf[lag] <= nsdf[lag + 1]) continue;
            (float period, float height) = Refine(nsdf, lag);
            if (height <= highest) continue;
            highest = height;
            float pass = PassProbability(height);
            Append(ref frame, start, PitchOf(period), weight * (pass - passed));
            passed = pass;
        }

        return highest;
    }

    /// <summary>Probability that a random threshold is at most <paramref name="height"/>: the beta(2, b) distribution.</summary>
    private static float PassProbability(float height) =>
        MathF.Pow(height, PriorShape) * (1 + (PriorShape * (1 - height)));

    private static float PitchOf(float period) =>
        69 + (12 * MathF.Log2(AnalysisRate.Hertz / period / 440f));

    /// <summary>Keeps the heaviest: later peaks are higher, so a full list gives up its lightest.</summary>
    private void Append(ref Frame frame, int start, float pitch, float weight)
    {
        var candidate = new PitchCandidate(pitch, weight);
        if (frame.CandidateCount - start < _maximumPeaks)
        {
            frame.Candidates[frame.CandidateCount++] = candidate;
            return;
        }

        int lightest = start;
        for (int i = start + 1; i < frame.CandidateCount; i++)
            if (frame.Candidates[i].Weight < frame.Candidates[lightest].Weight) lightest = i;
        if (weight > frame.Candidates[lightest].Weight) frame.Candidates[lightest] = candidate;
    }

    /// <summary>
    /// Parabola through the peak; then the same at its double, fourfold ... while that stays a peak, since an error of
    /// the position counts less over several periods.
    /// </summary>
    private static (float Period, float Height) Refine(ReadOnlySpan<float> nsdf, int lag)
    {
        (float period, float height) = Parabola(nsdf, lag);
        float firstHeight = height;
        for (int multiple = 2; period * multiple <= RefineLag; multiple *= 2)
        {
            int near = (int)MathF.Round(period * multiple);
            if (near + 2 >= nsdf.Length) break;
            if (nsdf[near + 1] > nsdf[near]) near++;
            else if (nsdf[near - 1] > nsdf[near]) near--;
            if (nsdf[near] < nsdf[near - 1] || nsdf[near] < nsdf[near + 1] || nsdf[near] < 0.8f * firstHeight) break;
            period = Parabola(nsdf, near).Period / multiple;
        }

        return (period, firstHeight);
    }

    private static (float Period, float Height) Parabola(ReadOnlySpan<float> y, int at)
    {
        float before = y[at - 1], here = y[at], after = y[at + 1];
        float bend = before - (2 * here) + after;
        if (bend >= 0) return (at, here);
        float shift = Math.Clamp(0.5f * (before - after) / bend, -0.5f, 0.5f);
        return (at + shift, Math.Min(1f, here - (0.25f * (before - after) * shift)));
    }
}
