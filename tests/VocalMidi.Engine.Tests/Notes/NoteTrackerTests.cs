using CsCheck;
using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;
using VocalMidi.Engine.Notes;

namespace VocalMidi.Engine.Tests.Notes;

/// <summary>What the tracker makes of sounds that each show one thing.</summary>
public sealed class NoteTrackerTests
{
    [Fact]
    public void A_steady_tone_is_one_note_of_its_length_and_pitch()
    {
        Note note = Assert.Single(Track(Rest(0.3), Sing(60.3, 0.5), Rest(0.3)));
        Assert.Equal(0.3, note.Onset, 0.03);
        Assert.Equal(0.8, note.Offset, 0.04);
        Assert.Equal(60.3, note.Pitch, 0.05);
    }

    [Fact]
    public void Vibrato_of_a_semitone_peak_to_peak_is_not_split()
    {
        Note note = Assert.Single(Track(Rest(0.2), Vibrato(62, 0.5, 5.5, 1.2), Rest(0.2)));
        Assert.Equal(62, note.Pitch, 0.2);
    }

    [Fact]
    public void Slurred_steps_are_notes_of_their_own() =>
        Assert.Equal(
            [60, 62, 61, 64],
            Track(Rest(0.2), Glide((60, 0.4), (62, 0.4), (61, 0.4), (64, 0.4)), Rest(0.2))
                .Select(n => (int)Math.Round(n.Pitch)));

    [Fact]
    public void The_same_note_after_a_short_gap_is_struck_again() =>
        Assert.Equal(2, Track(Rest(0.2), Sing(57, 0.4), Rest(0.06), Sing(57, 0.4), Rest(0.2)).Count);

    [Fact]
    public void A_blip_is_no_note() =>
        Assert.Empty(Track(Rest(0.3), Sing(60, 0.02), Rest(0.5)));

    [Fact]
    public void A_soft_second_harmonic_or_subharmonic_raises_no_octave_ghost()
    {
        float[] sung = Sing(55, 0.6);
        float[] octave = Sing(67, 0.6);
        for (int i = 0; i < sung.Length; i++) sung[i] += 0.5f * octave[i];
        Note note = Assert.Single(Track(Rest(0.2), sung, Rest(0.2)));
        Assert.Equal(55, note.Pitch, 0.1);
    }

    [Fact]
    public void A_note_begins_with_its_vowel_and_not_with_the_hum_before_it()
    {
        float[] voice = [.. Rest(0.06), .. Sing(57, 0.5)];
        float[] hum = Render(0.56, _ => 57, harmonics: 1);
        for (int i = 0; i < voice.Length; i++) voice[i] += hum[i];
        Note note = Assert.Single(Track(Rest(0.3), voice, Rest(0.3)));
        Assert.Equal(0.36, note.Onset, 0.03);
    }

    [Fact]
    public void A_live_note_that_slides_into_its_pitch_stays_one_note_while_a_bend_can_follow()
    {
        float[] slide = Glide((58.4, 0.06), (60, 0.6));
        Note note = Assert.Single(Track(Live(slideReach: 2), Rest(0.3), slide, Rest(0.3)));
        Assert.Equal(60, note.Pitch, 0.1);
    }

    [Fact]
    public void Whatever_is_sung_a_note_begins_only_when_the_one_before_has_ended() =>
        Gen.Select(Gen.Double[48, 72], Gen.Double[0.03, 0.4], Gen.Double[0.005, 0.1]).Array[2, 6].Sample(
            sung =>
            {
                float[][] voice = [.. sung.SelectMany(s => new[] { Sing(s.Item1, s.Item2), Rest(s.Item3) })];
                foreach (Func<INoteListener, NoteTracker> timing in new[] { WholeFile, Live(slideReach: 2) })
                {
                    List<Note> notes = Track(timing, [Rest(0.2), .. voice, Rest(0.3)]);
                    for (int i = 1; i < notes.Count; i++) Assert.True(notes[i].Onset >= notes[i - 1].Offset);
                    Assert.All(notes, note => Assert.True(note.Offset >= note.Onset));
                }
            },
            iter: 40);

    [Fact]
    public void What_is_outside_the_range_is_no_voice()
    {
        NoteTracker FromC2(INoteListener listener)
        {
            NoteTracker tracker = WholeFile(listener);
            tracker.Decoder.Scores.LowestBin = (int)PitchGrid.Position(36);
            return tracker;
        }

        Assert.Single(Track(WholeFile, Rest(0.3), Sing(34.5, 1), Rest(0.3)));
        Assert.Empty(Track(FromC2, Rest(0.3), Sing(34.5, 1), Rest(0.3)));
    }

    private static NoteTracker WholeFile(INoteListener listener) => new(TunedSettings.Shipped.WholeFile, listener);

    private static Func<INoteListener, NoteTracker> Live(float slideReach) =>
        listener => new NoteTracker(TunedSettings.Shipped.Live, listener) { SlideReach = slideReach };

    private sealed record Note(double Onset, double Offset, double Pitch);

    private static float[] Rest(double seconds) => new float[(int)(seconds * AnalysisRate.Hertz)];

    private static float[] Sing(double pitch, double seconds) => Glide((pitch, seconds));

    private static float[] Vibrato(double pitch, double depth, double hertz, double seconds) =>
        Render(seconds, t => pitch + (depth * Math.Sin(2 * Math.PI * hertz * t)));

    /// <summary>Steps joined by glides of 60 ms.</summary>
    private static float[] Glide(params (double Pitch, double Seconds)[] steps)
    {
        double total = steps.Sum(s => s.Seconds);
        return Render(total, t =>
        {
            double start = 0;
            for (int i = 0; i < steps.Length - 1; i++)
            {
                double end = start + steps[i].Seconds;
                if (t < end - 0.03) return steps[i].Pitch;
                if (t < end + 0.03) return steps[i].Pitch + ((steps[i + 1].Pitch - steps[i].Pitch) * (t - end + 0.03) / 0.06);
                start = end;
            }

            return steps[^1].Pitch;
        });
    }

    /// <summary>A tone of falling harmonics with rounded ends.</summary>
    private static float[] Render(double seconds, Func<double, double> pitchAt, int harmonics = 12)
    {
        var samples = new float[(int)(seconds * AnalysisRate.Hertz)];
        double phase = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double t = (double)i / AnalysisRate.Hertz;
            phase += 2 * Math.PI * Signals.Hertz(pitchAt(t)) / AnalysisRate.Hertz;
            double edge = Math.Min(1, Math.Min(t, seconds - t) / 0.01);
            for (int n = 1; n <= harmonics; n++) samples[i] += (float)(edge * 0.15 / n * Math.Sin(n * phase));
        }

        return samples;
    }

    private static List<Note> Track(params float[][] parts) => Track(WholeFile, parts);

    private static List<Note> Track(Func<INoteListener, NoteTracker> trackerFor, params float[][] parts)
    {
        var listener = new Listener();
        NoteTracker tracker = trackerFor(listener);
        var analyzer = new FrameAnalyzer();
        float[] sound = [.. parts.SelectMany(p => p)];
        for (int at = 0; at + AnalysisRate.HopSamples <= sound.Length; at += AnalysisRate.HopSamples)
        {
            analyzer.Analyse(sound.AsSpan(at, AnalysisRate.HopSamples), out Frame frame);
            tracker.Track(frame);
        }

        tracker.Finish();
        return listener.Notes;
    }

    private sealed class Listener : INoteListener
    {
        private double _onset;

        public List<Note> Notes { get; } = [];

        public void NoteStarted(double onsetSeconds, float pitch, float levelDb) => _onset = onsetSeconds;

        public void NoteMoved(double seconds, float pitch, float levelDb) { }

        public void NoteEnded(double offsetSeconds, float settledPitch) =>
            Notes.Add(new Note(_onset, offsetSeconds, settledPitch));
    }
}
