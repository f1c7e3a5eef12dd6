using CsCheck;
using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Tests.Features;

public sealed class RealFftTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(512)]
    [InlineData(1024)]
    public void Power_agrees_with_a_library_transform(int length) =>
        Gen.Float[-1, 1].Array[length].Sample(signal =>
        {
            var expected = new double[length + 2];
            for (int i = 0; i < length; i++) expected[i] = signal[i];
            MathNet.Numerics.IntegralTransforms.Fourier.ForwardReal(
                expected, length, MathNet.Numerics.IntegralTransforms.FourierOptions.NoScaling);
            var power = new float[(length / 2) + 1];
            new RealFft(length).Power(signal, power);
            for (int k = 0; k <= length / 2; k++)
            {
                double re = expected[2 * k], im = expected[(2 * k) + 1];
                Assert.Equal((re * re) + (im * im), power[k], 1e-4 * length);
            }
        }, iter: 20);

    [Fact]
    public void A_length_that_is_no_power_of_two_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RealFft(1000));
}
