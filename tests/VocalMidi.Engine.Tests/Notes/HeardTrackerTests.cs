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
    public void A_steady_note_starts_sooner_than_one_that_glides_and_that_one_does_not_wait_for_ever()
    {
        Frame[] glides = Sung(300, hop => hop >= 100, pitch: hop => 60 - (Math.Max(0, 118 - hop) * 0.11f));
        Frame[] steady = Sung(300, hop => hop >= 100);
        int usual = StartedAt(steady, wait: 0);
        Assert.Equal((usual, usual), (StartedAt(glides, wait: 0), StartedAt(glides, wait: 6)));
        Assert.True(StartedAt(steady, wait: 6) < usual);
        Assert.Equal(115, StartedAt(glides, wait: 14));
        Assert.InRange(StartedAt(glides, wait: 40), 116, 121);

        int StartedAt(Frame[] frames, int wait) =>
            Assert.Single(Track(Settings(0) with { Lag = 4, SettleWait = wait }, frames).StartedAt);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(10, 1)]
    public void A_young_note_that_stumbles_goes_on_where_it_may(int stumbleHops, int notes)
    {
        Frame[] frames = Sung(300, hop => hop is >= 100 and < 200 and not (>= 112 and < 118));
        Log log = Track(Settings(0) with { StumbleHops = stumbleHops }, frames, slideReach: 2);
        Assert.Equal((notes, notes), (log.Onsets.Count, log.Offsets.Count));
        Assert.InRange(log.Offsets[^1], 0.97, 1.03);
    }

    [Fact]
    public void A_note_that_stumbles_and_does_not_go_on_ends_where_it_fell_silent()
    {
        Frame[] frames = Sung(300, hop => hop is >= 100 and < 115);
        double plain = Assert.Single(Track(Settings(0), frames).Offsets);
        Assert.Equal(plain, Assert.Single(Track(Settings(0) with { StumbleHops = 10 }, frames).Offsets));
    }

    [Fact]
    public void A_note_that_has_sounded_for_a_while_may_not_stumble()
    {
        Frame[] frames = Sung(300, hop => hop is >= 100 and < 200 and not (>= 150 and < 156));
        Assert.Equal(2, Track(Settings(0) with { StumbleHops = 10 }, frames, slideReach: 2).Onsets.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void A_tracker_that_was_reset_hears_like_a_new_one(int ahead)
    {
        Frame[] frames = Sung(400, hop => hop is (>= 100 and < 200) or (>= 250 and < 350));
        TrackerSettings settings = Settings(ahead) with { StumbleHops = 10, KeepsOctave = true };
        var log = new Log();
        var tracker = new NoteTracker(settings, log);
        // It is reset in the middle of a note, far from the beginning.
        foreach (ref readonly Frame frame in frames.AsSpan(0, 330)) tracker.Track(frame);
        tracker.EndNote();
        tracker.Reset();
        int before = log.Onsets.Count;
        foreach (ref readonly Frame frame in frames.AsSpan()) tracker.Track(frame);
        tracker.Finish();
        tracker.EndNote();
        Log anew = Track(settings, frames);
        Assert.Equal(2, anew.Onsets.Count);
        Assert.Equal(anew.Onsets, log.Onsets.Skip(before));
        Assert.Equal(anew.Offsets, log.Offsets.Skip(before));
    }

    [Fact]
    public void A_note_keeps_its_octave_when_the_path_changes_its_mind_about_it()
    {
        Frame[] frames = Sung(300, hop => hop is >= 100 and < 250);
        for (int hop = 100; hop < 250; hop++)
        {
            // First the voice seems the pitch, then nothing is sure, then its subharmonic does.
            float share = hop < 110 ? 0.6f : hop < 150 ? 0.45f : 0.3f;
            frames[hop].Candidates[0] = new PitchCandidate(60, share);
            frames[hop].Candidates[1] = new PitchCandidate(48, 0.9f - share);
            frames[hop].CandidateCount = 2;
        }

        TrackerSettings settings = Settings(0) with { Lag = 2, PitchWeight = 0.2, ChangeCost = 20 };
        Assert.True(Track(settings, frames).Onsets.Count > 1);
        Log kept = Track(settings with { KeepsOctave = true }, frames);
        Assert.Single(kept.Onsets);
        Assert.Equal(60, Assert.Single(kept.Pitches), 0.1);
    }

    [Fact]
    public void A_slur_of_two_thirds_of_a_semitone_is_found_where_both_its_notes_stand_still()
    {
        // It glides for 80 ms, to a note of 200 ms.
        Frame[] slurred = Sung(300, hop => hop is >= 50 and < 190, pitch: hop => 60 + (Climbed(hop) / 24f));
        TunedSettings shipped = TunedSettings.ShippedWithModel;
        foreach (TrackerSettings timing in (TrackerSettings[])[shipped.Aligned, shipped.WholeFile])
        {
            TrackerSettings settings = timing.ListeningTo(s_lookahead);
            Assert.Single(Track(settings with { StandingWeight = 0, SteppedWeight = 0 }, slurred).Onsets);
            Log log = Track(settings, slurred);
            Assert.Equal(2, log.Onsets.Count);
            Assert.Equal(60, log.Pitches[0], 0.1);
            Assert.Equal(60.67, log.Pitches[1], 0.1);
            Assert.InRange(log.Onsets[1], 0.70, 0.80);
        }

        static int Climbed(int hop) => Math.Clamp(hop - 142, 0, 16);
    }

    private static TrackerSettings Settings(int ahead) =>
        new TrackerSettings { AheadHops = ahead, Lag = Math.Max(ahead, 8) }.ListeningTo(s_lookahead);

    /// <summary>Frames of a middle C, and of a model that knows exactly where it sounds.</summary>
    private static Frame[] Sung(int hops, Func<int, bool> isSung, int onset = -1, Func<int, float>? pitch = null)
    {
        var frames = new Frame[hops];
        for (int hop = 0; hop < hops; hop++)
        {
            ref Frame frame = ref frames[hop];
            frame.LevelDb = frame.SonorityDb = -20;
            frame.Candidates[frame.CandidateCount++] = new PitchCandidate(pitch?.Invoke(hop) ?? 60, 0.9f);
            frame.TopPitch = frame.Candidates[0].Pitch;
            foreach (int ahead in s_lookahead)
            {
                int about = hop - ahead;
                frame.Heads[frame.HeadCount++] =
                    new HeadOutput(about >= 0 && isSung(about) ? 6 : -6, about == onset ? 8 : -8, 0, -8);
            }
        }

        return frames;
    }

    private static Log Track(TrackerSettings settings, Frame[] frames, float slideReach = 0)
    {
        var log = new Log();
        var tracker = new NoteTracker(settings, log) { SlideReach = slideReach };
        foreach (ref readonly Frame frame in frames.AsSpan())
        {
            tracker.Track(frame);
            log.Hop++;
        }

        tracker.Finish();
        tracker.EndNote();
        return log;
    }

    private sealed class Log : INoteListener
    {
        public List<double> Onsets { get; } = [];

        public List<double> Offsets { get; } = [];

        public List<float> Pitches { get; } = [];

        public List<int> StartedAt { get; } = [];

        public int Hop { get; set; }

        public void NoteStarted(double onsetSeconds, float pitch, float levelDb)
        {
            Onsets.Add(onsetSeconds);
            StartedAt.Add(Hop);
        }

        public void NoteMoved(double seconds, float pitch, float levelDb)
        {
            // Only where notes begin and end counts here.
        }

        public void NoteEnded(double offsetSeconds, float settledPitch)
        {
            Offsets.Add(offsetSeconds);
            Pitches.Add(settledPitch);
        }
    }
}
