using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Tests;

public sealed class PitchTests
{
    [Theory]
    [InlineData("bass", 40.3)]
    [InlineData("bass", 58)]
    [InlineData("tenor", 55.5)]
    [InlineData("alto", 67.25)]
    [InlineData("soprano", 79.9)]
    [InlineData("child", 72)]
    [InlineData("hum-low", 50)]
    [InlineData("hum-high", 64.4)]
    [InlineData("whistle", 88.7)]
    public void A_steady_note_sounds_at_its_pitch(string type, double pitch)
    {
        foreach (Vowel vowel in Enum.GetValues<Vowel>())
        {
            float[] voice = Songs.Sing(
                Songs.Of(Songs.Note(0.3, 1.0, pitch) with { Vowel = vowel }), Songs.Steady(type));
            double heard = Listening.MedianPitch(voice, 0.5, 0.9, pitch);
            Assert.True(Math.Abs(heard - pitch) < 0.04, $"{vowel}: {heard:0.000} instead of {pitch:0.000}");
        }
    }

    [Theory]
    [InlineData(60, 61)]
    [InlineData(60, 62)]
    [InlineData(64, 57)]
    public void A_legato_onset_is_where_the_glide_is_half_way(double from, double to)
    {
        foreach (double glide in new[] { 0.04, 0.08, 0.15 })
        {
            float[] voice = Songs.Sing(
                Songs.Of(
                    Songs.Note(0.3, 0.9, from),
                    Songs.Note(0.9, 1.5, to) with { Start = NoteStart.Legato, GlideSeconds = glide }),
                Songs.Steady("alto"));
            double middle = (from + to) / 2;
            double sign = Math.Sign(to - from);
            double crossing = Enumerable.Range(0, 201).Select(i => 0.8 + (0.001 * i))
                .First(t => sign * (Listening.PitchAt(voice, t, middle) - middle) >= 0);
            Assert.InRange(crossing, 0.894, 0.906);
        }
    }

    [Fact]
    public void Overshoot_runs_past_the_pitch_and_comes_back()
    {
        float[] voice = Songs.Sing(
            Songs.Of(
                Songs.Note(0.3, 0.9, 60),
                Songs.Note(0.9, 1.6, 64) with
                {
                    Start = NoteStart.Legato,
                    GlideSeconds = 0.06,
                    OvershootSemitones = 0.4,
                }),
            Songs.Steady("alto"));
        double highest = Enumerable.Range(0, 100).Max(i => Listening.PitchAt(voice, 0.93 + (0.001 * i), 64));
        Assert.InRange(highest, 64.25, 64.5);
        Assert.InRange(Listening.PitchAt(voice, 1.3, 64), 63.95, 64.05);
    }

    [Fact]
    public void A_scoop_starts_below_and_arrives_in_its_time()
    {
        float[] voice = Songs.Sing(
            Songs.Of(Songs.Note(0.3, 1.0, 66) with { ScoopSemitones = -2, ScoopSeconds = 0.1, AttackSeconds = 0.01 }),
            Songs.Steady("mezzo"));
        Assert.InRange(Listening.PitchAt(voice, 0.315, 65), 64, 64.9);
        Assert.InRange(Listening.PitchAt(voice, 0.35, 65), 64.6, 65.4);
        Assert.InRange(Listening.PitchAt(voice, 0.42, 66), 65.95, 66.05);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    public void Vibrato_swings_as_deep_as_asked_around_the_pitch(double depthCents)
    {
        float[] voice = Songs.Sing(
            Songs.Of(Songs.Note(0.3, 2.3, 62) with { Vibrato = new Vibrato(5.5, depthCents, 0.2) }),
            Songs.Steady("tenor"));
        double[] heard = [.. Enumerable.Range(0, 1000).Select(i => Listening.PitchAt(voice, 1.0 + (0.001 * i), 62))];
        Assert.InRange(heard.Average(), 61.95, 62.05);
        Assert.InRange(heard.Max() - 62, 0.9 * depthCents / 100, 1.1 * depthCents / 100);
        Assert.InRange(62 - heard.Min(), 0.9 * depthCents / 100, 1.1 * depthCents / 100);
        Assert.InRange(Listening.PitchAt(voice, 0.42, 62), 61.97, 62.03);
    }

    [Fact]
    public void A_fall_leaves_the_pitch_only_while_the_note_fades()
    {
        float[] voice = Songs.Sing(
            Songs.Of(Songs.Note(0.3, 1.0, 62) with { FallSemitones = 2, ReleaseSeconds = 0.08 }),
            Songs.Steady("tenor"));
        Assert.InRange(Listening.PitchAt(voice, 0.85, 62), 61.97, 62.03);
        Assert.InRange(Listening.PitchAt(voice, 0.97, 61), 60, 61.5);
    }

    [Fact]
    public void Drift_stays_within_what_the_singer_is_given()
    {
        Singer drifting = Songs.Steady("alto") with { DriftCents = 15, FlutterCents = 5 };
        float[] voice = Songs.Sing(Songs.Of(Songs.Note(0.3, 5.3, 64)), drifting);
        double[] heard = [.. Enumerable.Range(0, 240).Select(i => Listening.PitchAt(voice, 0.4 + (0.02 * i), 64))];
        Assert.InRange(heard.Max(), 64.05, 64.23);
        Assert.InRange(heard.Min(), 63.77, 63.95);
    }
}
