using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Tests.Features;

public sealed class ModelFeaturesTests
{
    private readonly ModelFeatures _features = new();
    private readonly float[] _written = new float[ModelFeatures.Count];

    [Fact]
    public void A_band_is_the_power_of_its_bins_in_decibels()
    {
        int[] edges = BandSpectrum.Edges(40);
        var power = new float[257];
        for (int bin = edges[30]; bin < edges[31]; bin++) power[bin] = 0.5f;
        Write(new Frame(), power);
        Assert.Equal(10 * MathF.Log10(0.5f * (edges[31] - edges[30])), _written[30], 1e-3f);
        Assert.All(_written[..30].Concat(_written[31..40]), level => Assert.Equal(-90, level, 1e-3f));
        Assert.Equal((3, 230), (edges[0], edges[40]));
    }

    [Fact]
    public void What_the_analyser_found_is_passed_on()
    {
        Write(new Frame { Clarity = 0.91f, ShortClarity = 0, LevelDb = -20, AboveFloorDb = 30, SonorityDb = -25, DropDb = 3, Flux = 4 });
        Assert.Equal(1, _written[40], 1e-5f);
        Assert.Equal(-MathF.Log10(1.01f), _written[41], 1e-5f);
        Assert.Equal([-20, 30, -25, 3, 4], _written[42..47]);
    }

    [Fact]
    public void Candidates_that_agree_outvote_a_heavier_one()
    {
        Write(Candidates((72, 0.4f), (60, 0.25f), (60.4f, 0.25f)));
        Assert.Equal(60.2f, _written[47], 1e-4f);
        Assert.Equal(0.5f / 0.9f, _written[48], 1e-4f);
    }

    [Fact]
    public void Without_candidates_the_pitch_stays_and_has_no_support()
    {
        Write(new Frame());
        Assert.Equal((60, 0), (_written[47], _written[48]));
        Write(Candidates((65, 0.5f)));
        Write(Candidates((70, 0)));
        Assert.Equal((65, 0), (_written[47], _written[48]));
    }

    [Fact]
    public void Moves_of_the_pitch_are_told_over_five_spans_and_cut_at_four_semitones()
    {
        for (int hop = 0; hop < 40; hop++) Write(Candidates((62 + (0.1f * hop), 0.5f)));
        Assert.Equal([0.2f, 0.4f, 0.8f, 1.6f, 3.2f], _written[49..54].Select(move => MathF.Round(move, 3)));
        Write(Candidates((80, 0.5f)));
        Assert.All(_written[49..54], move => Assert.Equal(4, move));
        _features.Reset();
        Write(Candidates((59, 0.5f)));
        Assert.All(_written[49..54], move => Assert.Equal(-1, move, 1e-5f));
    }

    private void Write(Frame frame, float[]? power = null) => _features.Write(ref frame, power ?? new float[257], _written);

    private static Frame Candidates(params (float Pitch, float Weight)[] candidates)
    {
        var frame = new Frame();
        foreach ((float pitch, float weight) in candidates)
            frame.Candidates[frame.CandidateCount++] = new PitchCandidate(pitch, weight);
        return frame;
    }
}
