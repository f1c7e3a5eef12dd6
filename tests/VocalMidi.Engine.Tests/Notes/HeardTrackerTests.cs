using VocalMidi.Engine.Features;
using VocalMidi.Engine.Notes;

namespace VocalMidi.Engine.Tests.Notes;

/// <summary>What the tracker makes of what a model says.</summary>
public sealed class HeardTrackerTests
{
    private static readonly int[] s_lookahead = [0, 4, 10, 20];

    [Theory]
    [InlineData(0, 16, 1, 0, 16)]
    [InlineData(9, 16, 2, 4, 16)]
    [InlineData(10, 16, 3, 10, 16)]
    [InlineData(400, 16, 4, 20, 20)]
    public void Scores_rely_on_the_head_that_looks_furthest_within_the_look_ahead(
        int ahead, int lag, int heads, int usedAhead, int usedLag)
    {
        TrackerSettings settings = new TrackerSettings { AheadHops = ahead, Lag = lag }.ListeningTo(s_lookahead);
        Assert.Equal((heads, usedAhead, usedLag), (settings.Heads.Count, settings.AheadHops, settings.Lag));
    }

    [Fact]
    public void Without_heads_the_settings_stay_the_classical_ones()
    {
        var settings = new TrackerSettings();
        Assert.Same(settings, settings.ListeningTo([]));
    }

    [Fact]
    public void A_note_is_where_the_model_hears_one_however_far_its_heads_look()
    {
        foreach (int ahead in s_lookahead)
        {
            Log log = Track(Settings(ahead), Sung(300, hop => hop is >= 100 and < 200));
            Assert.Equal((1, 1), (log.Onsets.Count, log.Offsets.Count));
            Assert.InRange(log.Onsets[0], 0.47, 0.53);
            Assert.InRange(log.Offsets[0], 0.97, 1.03);
        }
    }

    [Fact]
    public void Where_the_input_ends_nearer_heads_tell_what_the_furthest_cannot_yet()
    {
        Log log = Track(Settings(20), Sung(200, hop => hop is >= 100 and < 190));
        Assert.InRange(Assert.Single(log.Offsets), 0.92, 0.98);
    }

    [Fact]
    public void An_onset_that_the_model_hears_strikes_a_held_tone_again()
    {
        Frame[] held = Sung(300, hop => hop >= 50);
        Assert.Single(Track(Settings(4), held).Onsets);
        Frame[] struck = Sung(300, hop => hop >= 50, onset: 150);
        Assert.Equal(2, Track(Settings(4), struck).Onsets.Count);
    }

    [Fact]
    public void A_note_on_goes_to_where_the_model_expects_the_pitch_as_far_as_it_is_trusted()
    {
        Frame[] frames = Sung(300, hop => hop >= 100, glide: 0.8f);
        Assert.Equal(60, Assert.Single(Track(Settings(4), frames).Pitches), 0.05f);
        Assert.Equal(60.4f, Assert.Single(Track(Settings(4) with { GlideWeight = 0.5 }, frames).Pitches), 0.05f);
        Assert.Equal(60.8f, Assert.Single(Track(Settings(4) with { GlideWeight = 1 }, frames).Pitches), 0.05f);
    }

    [Fact]
    public void A_glide_from_another_octave_is_not_believed()
    {
        Frame[] frames = Sung(300, hop => hop >= 100, glide: 0.8f);
        foreach (ref Frame frame in frames.AsSpan()) frame.TopPitch += 12;
        Assert.Equal(60, Assert.Single(Track(Settings(4) with { GlideWeight = 1 }, frames).Pitches), 0.05f);
    }

    private static TrackerSettings Settings(int ahead) =>
        new TrackerSettings { AheadHops = ahead, Lag = Math.Max(ahead, 8) }.ListeningTo(s_lookahead);

    /// <summary>Frames of a middle C, and of a model that knows exactly where it sounds.</summary>
    private static Frame[] Sung(int hops, Func<int, bool> isSung, int onset = -1, float glide = 0)
    {
        var frames = new Frame[hops];
        for (int hop = 0; hop < hops; hop++)
        {
            ref Frame frame = ref frames[hop];
            frame.LevelDb = frame.SonorityDb = -20;
            frame.Candidates[frame.CandidateCount++] = new PitchCandidate(60, 0.9f);
            frame.TopPitch = 60;
            foreach (int ahead in s_lookahead)
            {
                int about = hop - ahead;
                frame.Heads[frame.HeadCount++] =
                    new HeadOutput(about >= 0 && isSung(about) ? 6 : -6, about == onset ? 8 : -8, glide, -8);
            }
        }

        return frames;
    }

    private static Log Track(TrackerSettings settings, Frame[] frames)
    {
        var log = new Log();
        var tracker = new NoteTracker(settings, log);
        foreach (ref readonly Frame frame in frames.AsSpan()) tracker.Track(frame);
        tracker.Finish();
        tracker.EndNote();
        return log;
    }

    private sealed class Log : INoteListener
    {
        public List<double> Onsets { get; } = [];

        public List<double> Offsets { get; } = [];

        public List<float> Pitches { get; } = [];

        public void NoteStarted(double onsetSeconds, float pitch, float levelDb)
        {
            Onsets.Add(onsetSeconds);
            Pitches.Add(pitch);
        }

        public void NoteMoved(double seconds, float pitch, float levelDb)
        {
            // Only where notes begin and end counts here.
        }

        public void NoteEnded(double offsetSeconds, float settledPitch) => Offsets.Add(offsetSeconds);
    }
}
