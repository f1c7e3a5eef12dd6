using VocalMidi.Engine.Features;
using VocalMidi.Engine.Notes;

namespace VocalMidi.Engine.Tests.Notes;

/// <summary>How far the pitch of a hop can be relied on.</summary>
public sealed class StandingPitchTests
{
    private const int Hop = 100;

    private static readonly TrackerSettings s_settings =
        new() { AheadHops = 4, StandingWeight = 0.5, SteppedWeight = 3 };

    [Fact]
    public void A_pitch_that_stands_still_counts_more() => Assert.Equal(0.5, Emphasis(_ => 60), 1e-6);

    [Theory]
    [InlineData(0.6f)]
    [InlineData(-1)]
    [InlineData(2)]
    public void It_counts_most_where_one_stood_still_at_another_pitch_before(float step)
    {
        Assert.Equal(3.5, Emphasis(hop => hop < Hop - 20 ? 60 : 60 + step), 1e-6);
        Assert.Equal(3.5, Emphasis(hop => 60 + (step * Math.Clamp((hop - (Hop - 24)) / 16f, 0, 1))), 1e-6);
    }

    [Theory]
    [InlineData(0.3f)]
    [InlineData(12)]
    public void What_is_too_near_to_be_a_step_or_an_octave_off_is_none(float step) =>
        Assert.Equal(0.5, Emphasis(hop => hop < Hop - 20 ? 60 : 60 + step), 1e-6);

    [Fact]
    public void A_glide_and_vibrato_do_not_stand_still()
    {
        Assert.Equal(0, Emphasis(hop => 60 + (hop * 0.02f)));
        // 5.5 Hz, half a semitone to each side.
        for (int phase = 0; phase < 36; phase++)
            Assert.Equal(0, Emphasis(hop => 60 + (0.5f * MathF.Sin((hop + phase) * 0.005f * 5.5f * MathF.Tau))));
    }

    [Fact]
    public void Where_no_pitch_is_heard_none_stands_still()
    {
        Assert.Equal(0, Emphasis(_ => 60, isHeard: hop => hop != Hop));
        Assert.Equal(0.5, Emphasis(hop => hop < Hop - 20 ? 60 : 61, isHeard: hop => hop != Hop - 30), 1e-6);
    }

    [Fact]
    public void It_depends_on_nothing_after_the_look_ahead_and_needs_little_of_it()
    {
        foreach (int ahead in (int[])[0, 4, 40])
        {
            TrackerSettings settings = s_settings with { AheadHops = ahead };
            int known = Hop + Math.Min(ahead, 5);
            Assert.Equal(0.5, Emphasis(hop => hop <= known ? 60 : 65, settings), 1e-6);
            Assert.Equal(0, Emphasis(hop => hop < known ? 60 : 65, settings));
        }
    }

    [Fact]
    public void The_first_hops_of_a_recording_know_of_nothing_before()
    {
        FrameHistory frames = History(_ => 60, _ => true);
        for (int hop = 0; hop < StandingPitch.BeforeHops; hop++)
            Assert.Equal(hop < 5 ? 0 : 0.5, StandingPitch.Emphasis(frames, hop, s_settings), 1e-6);
    }

    [Fact]
    public void The_classical_tracker_does_without()
    {
        FrameHistory frames = History(hop => hop < Hop - 20 ? 60 : 61, _ => true);
        foreach (TrackerSettings settings in (TrackerSettings[])
            [TunedSettings.Shipped.Live, TunedSettings.Shipped.Aligned, TunedSettings.Shipped.WholeFile])
        {
            Assert.Equal(0, StandingPitch.Emphasis(frames, Hop, settings));
        }
    }

    private static float Emphasis(
        Func<int, float> pitch, TrackerSettings? settings = null, Func<int, bool>? isHeard = null) =>
        StandingPitch.Emphasis(History(pitch, isHeard ?? (_ => true)), Hop, settings ?? s_settings);

    private static FrameHistory History(Func<int, float> pitch, Func<int, bool> isHeard)
    {
        var frames = new FrameHistory(Hop + 60);
        for (int hop = 0; hop < Hop + 60; hop++)
            frames.Add(new Frame { TopPitch = pitch(hop), CandidateCount = isHeard(hop) ? 1 : 0 });
        return frames;
    }
}
