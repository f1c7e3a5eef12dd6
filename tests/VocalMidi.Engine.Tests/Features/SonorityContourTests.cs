using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Tests.Features;

public sealed class SonorityContourTests
{
    [Fact]
    public void A_dip_is_as_deep_as_the_lesser_of_its_sides()
    {
        var contour = new SonorityContour();
        Feed(contour, -20, 20);
        Feed(contour, -32, 6);
        (_, float dip, float rise) = Feed(contour, -24, 1);
        Assert.Equal(8, dip, 0.001f);
        Assert.Equal(8, rise, 0.001f);
    }

    [Fact]
    public void A_rise_out_of_silence_is_no_dip()
    {
        var contour = new SonorityContour();
        Feed(contour, -90, 40);
        (float drop, float dip, float rise) = Feed(contour, -20, 1);
        Assert.Equal(0, drop);
        Assert.Equal(0, dip);
        Assert.Equal(70, rise, 0.001f);
    }

    [Fact]
    public void A_lasting_fall_is_a_drop_that_is_slowly_forgotten()
    {
        var contour = new SonorityContour();
        Feed(contour, -20, 10);
        float early = Feed(contour, -40, 1).Drop;
        float late = Feed(contour, -40, 60).Drop;
        Assert.InRange(early, 19, 20);
        Assert.InRange(late, 9, 12);
    }

    private static (float Drop, float Dip, float Rise) Feed(SonorityContour contour, float sonority, int hops)
    {
        (float, float, float) last = default;
        for (int i = 0; i < hops; i++) last = contour.Follow(sonority);
        return last;
    }
}
