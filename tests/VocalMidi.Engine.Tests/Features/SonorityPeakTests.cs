using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Tests.Features;

public sealed class SonorityPeakTests
{
    [Fact]
    public void A_rise_is_no_drop()
    {
        var peak = new SonorityPeak();
        Feed(peak, -90, 40);
        Assert.Equal(0, Feed(peak, -20, 1));
    }

    [Fact]
    public void A_lasting_fall_is_a_drop_that_is_slowly_forgotten()
    {
        var peak = new SonorityPeak();
        Feed(peak, -20, 10);
        float early = Feed(peak, -40, 1);
        float late = Feed(peak, -40, 60);
        Assert.InRange(early, 19, 20);
        Assert.InRange(late, 9, 12);
    }

    [Fact]
    public void A_reset_forgets_the_peak()
    {
        var peak = new SonorityPeak();
        Feed(peak, -20, 10);
        peak.Reset();
        Assert.Equal(0, Feed(peak, -40, 1));
    }

    private static float Feed(SonorityPeak peak, float sonority, int hops)
    {
        float last = 0;
        for (int i = 0; i < hops; i++) last = peak.DropOf(sonority);
        return last;
    }
}
