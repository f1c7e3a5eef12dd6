namespace VocalMidi.Hosting.Tests;

public class SincResamplerTests
{
    [Theory]
    [InlineData(44100, 48000)]
    [InlineData(48000, 44100)]
    [InlineData(96000, 44100)]
    [InlineData(11025, 48000)]
    [InlineData(48000, 384000)]
    public void A_sine_stays_the_sine_it_was(int from, int to)
    {
        const double hertz = 1000;
        float[] result = SincResampler.Resample(Sine(from, hertz, from / 4), from, to);
        float[] wanted = Sine(to, hertz, result.Length);
        int edge = to / 40; // the kernel's reach, where the recording's ends cut into it
        double worst = Enumerable.Range(edge, result.Length - 2 * edge).Max(i => Math.Abs(result[i] - wanted[i]));
        Assert.InRange(worst, 0, 1e-4);
    }

    [Fact]
    public void What_the_lower_rate_cannot_hold_is_gone()
    {
        float[] result = SincResampler.Resample(Sine(48000, 15000, 12000), 48000, 22050);
        Assert.All(result[500..^500], sample => Assert.InRange(sample, -1e-4f, 1e-4f));
    }

    [Fact]
    public void Equal_rates_leave_the_samples_alone()
    {
        float[] samples = [1, float.NaN, 3];
        Assert.Same(samples, SincResampler.Resample(samples, 48000, 48000));
    }

    private static float[] Sine(int rate, double hertz, int length) =>
        [.. Enumerable.Range(0, length).Select(i => (float)Math.Sin(2 * Math.PI * hertz * i / rate))];
}
