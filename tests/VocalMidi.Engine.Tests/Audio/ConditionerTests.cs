using CsCheck;
using VocalMidi.Engine.Audio;

namespace VocalMidi.Engine.Tests.Audio;

public sealed class ConditionerTests
{
    [Fact]
    public void Any_numbers_come_out_finite_and_limited() =>
        Gen.Select(Gen.Float.Array[0, 300], Gen.Float[0.1f, 10f]).Sample((input, gain) =>
        {
            var output = new float[input.Length];
            Conditioner.Clean(input, output, gain);
            new Conditioner().RemoveRumble(output);
            Assert.All(output, x => Assert.True(float.IsFinite(x) && Math.Abs(x) <= 33));
        });

    [Fact]
    public void Not_a_number_and_infinity_become_silence()
    {
        var output = new float[4];
        Conditioner.Clean([float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0.25f], output, 1);
        Assert.Equal([0, 0, 0, 0.25f], output);
    }

    [Fact]
    public void An_offset_fades_and_its_decay_never_turns_denormal()
    {
        var conditioner = new Conditioner();
        float[] samples = [.. Enumerable.Repeat(0.5f, 8000), .. Enumerable.Repeat(0f, 40000)];
        conditioner.RemoveRumble(samples);
        Assert.True(Math.Abs(samples[7999]) < 1e-4);
        Assert.All(samples, x => Assert.True(x == 0 || float.IsNormal(x)));
    }
}
