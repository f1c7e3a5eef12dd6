namespace VocalMidi.Engine.Features;

/// <summary>
/// What the models are given per hop: <see cref="Count"/> numbers, feature set <see cref="Set"/>. Training reads the
/// same numbers (`vocalmidi features`), so this is the only place where they are made.
/// </summary>
/// <remarks>
/// 0..39 levels of 40 mel bands, dB · 40, 41 clarity of the long and the short window, sharpened · 42 level · 43 above
/// the noise floor · 44 sonority · 45 its drop · 46 flux · 47 top pitch, MIDI · 48 its share of the candidates' weight ·
/// 49..53 its move over 2, 4, 8, 16 and 32 hops, semitones within ±4.
/// </remarks>
internal sealed class ModelFeatures
{
    /// <summary>Numbers per hop.</summary>
    public const int Count = 54;

    /// <summary>Which features these are: raised when their meaning changes.</summary>
    public const int Set = 1;

    private const int Bands = 40;

    /// <summary>Top pitch before anything was heard: middle C.</summary>
    private const float StartPitch = 60;

    /// <summary>Candidates this near support each other, semitones.</summary>
    private const float Agreement = 0.5f;

    /// <summary>Support under this is rounding, not a pitch.</summary>
    private const float LeastSupport = 1e-9f;

    /// <summary>Moves of the pitch count up to this, semitones.</summary>
    private const float LargestMove = 4;

    /// <summary>Hops remembered: a power of two over the longest span.</summary>
    private const int Memory = 64;

    private readonly int[] _edges = BandSpectrum.Edges(Bands);
    private readonly float[] _pitches = new float[Memory];
    private int _hop;

    public ModelFeatures() => Reset();

    /// <summary>Hops over which the pitch's moves are told.</summary>
    private static ReadOnlySpan<int> Spans => [2, 4, 8, 16, 32];

    public void Reset()
    {
        _hop = 0;
        Array.Fill(_pitches, StartPitch);
    }

    /// <summary>
    /// Writes the features of one hop, the next in order, and the frame's <see cref="Frame.TopPitch"/>.
    /// </summary>
    /// <param name="frame">What the analyser found.</param>
    /// <param name="power">The analyser's power spectrum of the same hop.</param>
    /// <param name="features"><see cref="Count"/> numbers.</param>
    public void Write(ref Frame frame, ReadOnlySpan<float> power, Span<float> features)
    {
        for (int band = 0; band < Bands; band++)
        {
            float sum = 0;
            for (int bin = _edges[band]; bin < _edges[band + 1]; bin++) sum += power[bin];
            features[band] = 10 * MathF.Log10(sum + BandSpectrum.FloorPower);
        }

        features[40] = Sharpened(frame.Clarity);
        features[41] = Sharpened(frame.ShortClarity);
        features[42] = frame.LevelDb;
        features[43] = frame.AboveFloorDb;
        features[44] = frame.SonorityDb;
        features[45] = frame.DropDb;
        features[46] = frame.Flux;
        features[48] = FindTopPitch(ref frame, Before(1));
        features[47] = frame.TopPitch;
        for (int i = 0; i < Spans.Length; i++)
            features[49 + i] = Math.Clamp(frame.TopPitch - Before(Spans[i]), -LargestMove, LargestMove);
        _pitches[_hop % Memory] = frame.TopPitch;
        _hop = (_hop + 1) % Memory;
    }

    /// <summary>Clarity crowds under 1: 0.9 and 0.99 are as far apart as 0 and 0.9.</summary>
    public static float Sharpened(float clarity) => -MathF.Log10(1.01f - clarity);

    private float Before(int hops) => _pitches[(_hop + Memory - hops) % Memory];

    /// <summary>
    /// The candidates vote, each for those near it; returns the winners' share of all weight. Without candidates the
    /// pitch stays and the share is 0.
    /// </summary>
    private static float FindTopPitch(ref Frame frame, float before)
    {
        frame.TopPitch = before;
        float highest = LeastSupport, total = LeastSupport;
        for (int i = 0; i < frame.CandidateCount; i++)
        {
            float centre = frame.Candidates[i].Pitch, support = 0, moment = 0;
            for (int k = 0; k < frame.CandidateCount; k++)
            {
                PitchCandidate other = frame.Candidates[k];
                if (MathF.Abs(other.Pitch - centre) > Agreement) continue;
                support += other.Weight;
                moment += other.Weight * (other.Pitch - centre);
            }

            total += frame.Candidates[i].Weight;
            if (support <= highest) continue;
            highest = support;
            frame.TopPitch = centre + (moment / support);
        }

        return highest > LeastSupport ? highest / total : 0;
    }
}
