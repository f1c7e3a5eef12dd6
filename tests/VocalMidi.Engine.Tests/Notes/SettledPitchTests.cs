using CsCheck;
using VocalMidi.Engine.Notes;

namespace VocalMidi.Engine.Tests.Notes;

public sealed class SettledPitchTests
{
    [Fact]
    public void It_is_the_median_to_a_cent_also_when_used_again() =>
        Gen.Float[55, 65].Array[1, 200].Array[1, 4].Sample(notes =>
        {
            var settled = new SettledPitch();
            foreach (float[] pitches in notes)
            {
                settled.Start(60);
                foreach (float pitch in pitches) settled.Add(pitch);
                float[] sorted = [.. pitches.Order()];
                Assert.Equal(sorted[(sorted.Length - 1) / 2], settled.Value, 0.0051f);
            }
        });

    [Fact]
    public void Without_a_pitch_it_is_where_it_started()
    {
        var settled = new SettledPitch();
        settled.Start(61.5f);
        Assert.Equal(61.5f, settled.Value);
    }
}
