using CsCheck;
using VocalMidi.Engine.Features;
using VocalMidi.Engine.Notes;

namespace VocalMidi.Engine.Tests.Notes;

public sealed class FrameHistoryTests
{
    private static readonly Gen<float[]> s_contours = Gen.Float[-80, 0].Array[1, 24];

    [Fact]
    public void A_step_rises_where_it_is() => Assert.Equal(3, CentreOfRise([-60, -60, -60, -20, -20], 20), 0.001f);

    [Fact]
    public void A_straight_rise_has_its_centre_half_way() =>
        Assert.Equal(2, CentreOfRise([-40, -35, -30, -25, -20, -20], 20), 0.6f);

    [Fact]
    public void A_dip_after_the_rise_changes_nothing() =>
        Assert.Equal(CentreOfRise([-60, -30, -20, -20], 20), CentreOfRise([-60, -30, -20, -50, -20], 20), 0.001f);

    [Fact]
    public void The_centre_lies_between_the_first_hop_and_the_highest() =>
        s_contours.Sample(contour =>
        {
            float centre = CentreOfRise(contour, 20);
            Assert.InRange(centre, -0.001f, Array.IndexOf(contour, contour.Max()) + 0.001f);
        });

    [Fact]
    public void Loudness_does_not_move_the_centre() =>
        s_contours.Sample(contour =>
            Assert.Equal(CentreOfRise(contour, 20), CentreOfRise([.. contour.Select(v => v - 7)], 20), 0.01f));

    [Fact]
    public void The_spectrum_changes_where_its_flux_is()
    {
        var history = new FrameHistory(9);
        for (int hop = 0; hop < 9; hop++) history.Add(new Frame { Flux = hop is 5 or 7 ? 8 : 0.5f });
        Assert.Equal(4, history.CentreOfFlux(2, 8), 0.01f);
    }

    [Fact]
    public void Only_the_last_frames_are_kept()
    {
        var history = new FrameHistory(3);
        for (int hop = 0; hop < 7; hop++) history.Add(new Frame { SonorityDb = -hop });
        for (long hop = 4; hop < 7; hop++) Assert.Equal(-hop, history[hop].SonorityDb);
        Assert.Equal(-5, history.HighestSonority(5, 6));
    }

    private static float CentreOfRise(float[] sonority, float range)
    {
        var history = new FrameHistory(sonority.Length);
        foreach (float value in sonority) history.Add(new Frame { SonorityDb = value });
        return history.CentreOfRise(0, sonority.Length - 1, range);
    }
}
