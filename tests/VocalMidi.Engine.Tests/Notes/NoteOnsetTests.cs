using CsCheck;
using VocalMidi.Engine.Features;
using VocalMidi.Engine.Notes;

namespace VocalMidi.Engine.Tests.Notes;

public sealed class NoteOnsetTests
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
        Assert.Equal(4, NoteOnset.CentreOfFlux(history, 2, 8), 0.01f);
    }

    [Fact]
    public void A_change_of_the_whole_spectrum_before_the_vowel_brings_the_onset_half_way_to_it()
    {
        FrameHistory history = SilenceThenVowel(vowelAt: 20, fluxAt: 14);
        Assert.Equal(17, Find(history, note: 17, decided: 17, reach: 0), 0.1);
        Assert.Equal(18, Find(history, note: 18, decided: 18, reach: 0), 0.1);
        Assert.Equal(17, Find(history, note: 18, decided: 18, reach: 8), 0.1);
    }

    [Fact]
    public void A_note_found_out_late_still_begins_where_its_vowel_rises()
    {
        FrameHistory history = SilenceThenVowel(vowelAt: 20, fluxAt: 20);
        Assert.Equal(20, Find(history, note: 18, decided: 18, reach: 0), 0.1);
        Assert.Equal(20, Find(history, note: 18, decided: 24, reach: 0), 0.1);
    }

    private static double Find(FrameHistory history, long note, long decided, int reach) => NoteOnset.Find(
        history, note, end: 40, decided, new TrackerSettings { RiseRangeDb = 20, OnsetReach = reach });

    private static FrameHistory SilenceThenVowel(int vowelAt, int fluxAt)
    {
        var history = new FrameHistory(50);
        for (int hop = 0; hop < 50; hop++)
            history.Add(new Frame { SonorityDb = hop < vowelAt ? -60 : -20, Flux = hop == fluxAt ? 9 : 0 });
        return history;
    }

    private static float CentreOfRise(float[] sonority, float range)
    {
        var history = new FrameHistory(sonority.Length);
        foreach (float value in sonority) history.Add(new Frame { SonorityDb = value });
        return NoteOnset.CentreOfRise(history, 0, sonority.Length - 1, range);
    }
}
