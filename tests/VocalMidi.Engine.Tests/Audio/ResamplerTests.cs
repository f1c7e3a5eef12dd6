using CsCheck;
using VocalMidi.Engine.Audio;

namespace VocalMidi.Engine.Tests.Audio;

public sealed class ResamplerTests
{
    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    [InlineData(22050)]
    [InlineData(44100)]
    [InlineData(48000)]
    [InlineData(47999)]
    [InlineData(96000)]
    [InlineData(384000)]
    public void A_tone_in_the_passband_keeps_its_frequency_and_level_and_comes_hardly_late(int rate)
    {
        foreach (double hertz in new[] { 100.0, 1000, Math.Min(5000, 0.3 * rate) })
        {
            float[] output = Convert(Sine(hertz, rate), rate, [4096]);
            double inPhase = 0, quadrature = 0;
            int from = 800, count = 4000; // whole periods of 100 Hz and, nearly, of the others
            for (int i = from; i < from + count; i++)
            {
                double angle = 2 * Math.PI * hertz * i / AnalysisRate.Hertz;
                inPhase += output[i] * Math.Sin(angle) * 2 / count;
                quadrature -= output[i] * Math.Cos(angle) * 2 / count;
            }

            Assert.Equal(0.5, Math.Sqrt((inPhase * inPhase) + (quadrature * quadrature)), 3e-3);
            double turns = Math.Atan2(quadrature, inPhase) / (2 * Math.PI);
            double samplesLate = (turns < 0 ? turns + 1 : turns) / hertz * Math.Min(rate, AnalysisRate.Hertz);
            Assert.InRange(samplesLate, 1.8, 2.8); // of the lower rate: 0.11 to 0.17 ms at 16 kHz
        }
    }

    [Fact]
    public void What_comes_later_changes_nothing()
    {
        float[] input = Signals.Noise(0.1, 48000, 3);
        float[] other = [.. input[..2400], .. Signals.Noise(0.05, 48000, 4)];
        Assert.Equal(Convert(input, 48000, [4096])[..800], Convert(other, 48000, [4096])[..800]);
    }

    [Theory]
    [InlineData(44100, 9500)]
    [InlineData(48000, 15000)]
    [InlineData(192000, 40000)]
    public void What_lies_above_half_the_analysis_rate_is_gone(int rate, double hertz)
    {
        float[] output = Convert(Sine(hertz, rate), rate, [4096]);
        Assert.All(output[400..], x => Assert.InRange(x, -0.5e-2f, 0.5e-2f));
    }

    [Fact]
    public void The_output_does_not_depend_on_how_the_input_is_cut() =>
        Gen.Select(Gen.Int[8000, 200000], Gen.Int[1, 4096].Array[1, 30]).Sample((rate, cuts) =>
        {
            float[] input = Signals.Noise(0.1, rate, 7);
            float[] whole = Convert(input, rate, [4096]);
            Assert.Equal(whole, Convert(input, rate, cuts));
        }, iter: 60);

    [Fact]
    public void Each_output_sample_appears_with_the_last_input_it_names() =>
        Gen.Int[8000, 384000].Sample(rate =>
        {
            var resampler = new Resampler(rate);
            var output = new float[resampler.MaximumOutput(1)];
            long produced = 0;
            for (long i = 0; i < 3000; i++)
            {
                int count = resampler.Push([0.5f], output);
                for (int k = 0; k < count; k++) Assert.Equal(i, resampler.LastInputNeeded(produced++));
            }
        }, iter: 30);

    private static float[] Sine(double hertz, int rate)
    {
        var samples = new float[rate / 2];
        for (int i = 0; i < samples.Length; i++) samples[i] = (float)(0.5 * Math.Sin(2 * Math.PI * hertz * i / rate));
        return samples;
    }

    private static float[] Convert(float[] input, int rate, int[] chunks)
    {
        var resampler = new Resampler(rate);
        var output = new List<float>();
        for (int at = 0, turn = 0; at < input.Length; turn++)
        {
            int length = Math.Min(chunks[turn % chunks.Length], input.Length - at);
            var part = new float[resampler.MaximumOutput(length)];
            int count = resampler.Push(input.AsSpan(at, length), part);
            output.AddRange(part[..count]);
            at += length;
        }

        return [.. output];
    }
}
