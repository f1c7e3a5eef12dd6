using CsCheck;
using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Sets;
using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Tests;

public sealed class RandomScoreTests
{
    private static readonly Gen<(SetConfiguration Set, int Index)> s_anySet =
        from seed in Gen.ULong
        from type in Gen.Int[0, Singer.Types.Count - 1].Select(i => Singer.Types.Keys.ElementAt(i))
        from shortest in Gen.Double[0.05, 0.3]
        from longest in Gen.Double[0.3, 2]
        from plain in Gen.Double[0.01, 1]
        from voiced in Gen.Double[0, 1]
        from legato in Gen.Double[0, 1]
        from glide in Gen.Double[0.03, 0.3]
        from snr in Gen.Double[0, 60]
        from index in Gen.Int[0, 100]
        select (VoiceSets.Configuration("tuning") with
        {
            Seed = seed,
            Singers = [type],
            SecondsPerFile = 4,
            NoteSeconds = new Interval(shortest, longest),
            Starts = new StartWeights(plain, plain, voiced, plain, legato),
            GlideSeconds = new Interval(0.01, glide),
            Recording = VoiceSets.Configuration("tuning").Recording with { SnrDb = new Interval(snr, snr) },
        }, index);

    [Fact]
    public void Any_recording_is_finite_unclipped_and_has_ordered_notes_inside_it() =>
        s_anySet.Sample(
            any =>
            {
                RenderedVoice voice = VoiceSets.RenderFile(any.Set, any.Index);
                Assert.True(voice.Samples.All(s => Math.Abs(s) < 1), "not finite, or clipped");
                Assert.NotEmpty(voice.Notes);
                Assert.All(voice.Notes, n => Assert.InRange(n.OffsetSeconds, n.OnsetSeconds + 0.04, voice.Seconds));
                Assert.All(
                    voice.Notes.Zip(voice.Notes.Skip(1)),
                    pair => Assert.True(pair.Second.OnsetSeconds >= pair.First.OffsetSeconds));
            },
            iter: 60,
            threads: 1);

    [Fact]
    public void In_any_score_long_notes_are_heard_at_their_pitch() =>
        s_anySet.Sample(
            any =>
            {
                (Score score, Singer singer, ulong seed) = SungSet.Compose(any.Set, any.Index);
                Singer steady = singer with { DriftCents = 0, FlutterCents = 0, Jitter = 0 };
                float[] voice = SingingVoice.Sing(score, steady, Listening.SampleRate, seed);
                // Where neither vibrato nor a fall at the end moves f0 on purpose.
                foreach (ScoreNote note in score.Notes.Where(
                    n => n.Seconds > 0.35 && n.Vibrato is null && n.FallSemitones == 0))
                {
                    double from = note.Onset + (0.6 * note.Seconds);
                    double heard = Listening.MedianPitch(voice, from, note.Onset + (0.75 * note.Seconds), note.Pitch);
                    Assert.True(
                        Math.Abs(heard - note.Pitch) < 0.1,
                        $"{singer.Name}: {heard:0.00} instead of {note.Pitch:0.00} at {from:0.00} s");
                }
            },
            iter: 60,
            threads: 1);
}
