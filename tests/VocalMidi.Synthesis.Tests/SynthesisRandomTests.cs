namespace VocalMidi.Synthesis.Tests;

public sealed class SynthesisRandomTests
{
    [Fact]
    public void A_uniform_stream_has_the_moments_of_a_uniform_distribution()
    {
        var random = new SynthesisRandom(1);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextDouble())];
        Assert.InRange(draws.Average(), 0.495, 0.505);
        Assert.InRange(draws.Average(d => (d - 0.5) * (d - 0.5)), 1 / 12.0 * 0.98, 1 / 12.0 * 1.02);
        Assert.All(draws, d => Assert.InRange(d, 0, 0.9999999999999999));
    }

    [Fact]
    public void Noise_is_white_with_a_third_of_full_power()
    {
        var random = new SynthesisRandom(2);
        float[] noise = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNoise())];
        Assert.InRange(noise.Average(x => x * x), 0.327, 0.34);
        Assert.InRange(noise.Zip(noise.Skip(1), (a, b) => a * b).Average(), -0.005, 0.005);
    }

    [Fact]
    public void A_gaussian_has_unit_variance()
    {
        var random = new SynthesisRandom(3);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.Gaussian())];
        Assert.InRange(draws.Average(), -0.02, 0.02);
        Assert.InRange(draws.Average(d => d * d), 0.97, 1.03);
    }

    [Fact]
    public void Weights_decide_how_often_each_alternative_is_drawn()
    {
        var random = new SynthesisRandom(4);
        int[] counts = new int[3];
        for (int i = 0; i < 10_000; i++)
            counts[random.Weighted([1, 0, 3])]++;
        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[2], 7300, 7700);
    }

    [Fact]
    public void A_purpose_has_its_own_stream_and_a_seed_always_the_same_one()
    {
        Assert.NotEqual(SynthesisRandom.For(9, 1).NextBits(), SynthesisRandom.For(9, 2).NextBits());
        Assert.NotEqual(SynthesisRandom.For(9, 1).NextBits(), SynthesisRandom.For(10, 1).NextBits());
        Assert.Equal(SynthesisRandom.For(9, 1).NextBits(), SynthesisRandom.For(9, 1).NextBits());
        // The first output of xoshiro256++ seeded by SplitMix64 from 0, computed apart from this code.
        Assert.Equal(0x53175D61490B23DFUL, new SynthesisRandom(0).NextBits());
    }
}
