using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Tests;

public sealed class EnvelopeTests
{
    private static readonly Singer s_singer = Songs.Steady("alto");

    [Fact]
    public void A_note_out_of_silence_starts_at_its_onset_and_ends_at_its_offset()
    {
        float[] voice = Songs.Sing(Songs.Of(Songs.Note(0.5, 1.0, 62)), s_singer);
        double note = Listening.LevelDb(voice, 0.55, 0.95);
        Assert.True(Listening.LevelDb(voice, 0.4, 0.5) < note - 60);
        Assert.True(Listening.LevelDb(voice, 0.51, 0.53) > note - 8);
        Assert.True(Listening.LevelDb(voice, 0.95, 0.98) > note - 12);
        // 5 ms for the formants to ring out.
        Assert.True(Listening.LevelDb(voice, 1.005, 1.02) < note - 20);
        Assert.True(Listening.LevelDb(voice, 1.05, 1.1) < note - 50);
    }

    [Theory]
    [InlineData(Consonant.P)]
    [InlineData(Consonant.T)]
    [InlineData(Consonant.K)]
    [InlineData(Consonant.S)]
    [InlineData(Consonant.F)]
    [InlineData(Consonant.Sh)]
    [InlineData(Consonant.H)]
    public void An_unvoiced_consonant_is_noise_before_the_onset(Consonant consonant)
    {
        float[] voice = Songs.Sing(Songs.Of(WithConsonant(consonant)), s_singer);
        double vowel = Listening.LevelDb(voice, 0.6, 0.9);
        double loudest = Enumerable.Range(0, 20)
            .Max(i => Listening.LevelDb(voice, 0.395 + (0.005 * i), 0.4 + (0.005 * i)));
        Assert.InRange(loudest, vowel - 45, vowel - 3);
        Assert.True(Listening.LevelDb(voice, 0.3, 0.38) < vowel - 60);
        double before = Enumerable.Range(0, 8).Average(i => Listening.PeriodicityAt(voice, 0.42 + (0.007 * i), 62));
        Assert.True(before < 0.75, $"periodic before the vowel: {before:0.00}");
        Assert.True(Listening.PeriodicityAt(voice, 0.55, 62) > 0.98);
    }

    [Theory]
    [InlineData(Consonant.M, 3, 15)]
    [InlineData(Consonant.N, 3, 15)]
    [InlineData(Consonant.L, 2, 12)]
    [InlineData(Consonant.R, 2, 12)]
    [InlineData(Consonant.D, 10, 35)]
    [InlineData(Consonant.B, 10, 35)]
    public void A_voiced_consonant_is_pitched_and_quieter_than_its_vowel(Consonant consonant, double least, double most)
    {
        float[] voice = Songs.Sing(Songs.Of(WithConsonant(consonant)), s_singer);
        double vowel = Listening.LevelDb(voice, 0.6, 0.9);
        Assert.InRange(vowel - Listening.LevelDb(voice, 0.43, 0.48), least, most);
        Assert.True(Listening.PeriodicityAt(voice, 0.45, 62) > 0.95);
    }

    [Fact]
    public void The_voice_goes_on_through_a_voiced_consonant_between_two_vowels()
    {
        // On "u" no formant sweeps across a harmonic, which would turn its phase and look like a break.
        float[] voice = Songs.Sing(
            Songs.Of(
                Songs.Note(0.2, 0.42, 62) with { Vowel = Vowel.U },
                WithConsonant(Consonant.M) with { Vowel = Vowel.U }),
            s_singer);
        for (double time = 0.25; time < 0.85; time += 0.01)
            Assert.True(Listening.PeriodicityAt(voice, time, 62) > 0.85, $"the voice stops at {time:0.00} s");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(24)]
    public void A_dip_is_as_deep_as_asked(double depthDb)
    {
        float[] voice = Songs.Sing(
            Songs.Of(
                Songs.Note(0.2, 0.6, 62),
                Songs.Note(0.64, 1.0, 62) with { Start = NoteStart.Dip, DipDb = depthDb }),
            s_singer);
        double note = Listening.LevelDb(voice, 0.7, 0.9);
        Assert.InRange(note - Listening.LevelDb(voice, 0.615, 0.638), depthDb - 3, depthDb + 3);
    }

    [Fact]
    public void Legato_leaves_no_gap()
    {
        float[] voice = Songs.Sing(
            Songs.Of(
                Songs.Note(0.2, 0.6, 62),
                Songs.Note(0.6, 1.0, 64) with { Start = NoteStart.Legato, GlideSeconds = 0.08 }),
            s_singer);
        double note = Listening.LevelDb(voice, 0.3, 0.9);
        for (double time = 0.3; time < 0.9; time += 0.01)
            Assert.InRange(Listening.LevelDb(voice, time, time + 0.015), note - 6, note + 6);
    }

    [Fact]
    public void A_breath_comes_before_the_note_and_is_not_pitched()
    {
        float[] voice = Songs.Sing(Songs.Of(Songs.Note(1, 1.5, 62) with { BreathSeconds = 0.3 }), s_singer);
        double note = Listening.LevelDb(voice, 1.1, 1.4);
        double breath = Listening.LevelDb(voice, 0.75, 0.85);
        Assert.InRange(note - breath, 15, 45);
        Assert.True(Listening.LevelDb(voice, 0.3, 0.5) < note - 60);
        Assert.True(Listening.PeriodicityAt(voice, 0.8, 62) < 0.9);
    }

    [Theory]
    [InlineData("bass", 42)]
    [InlineData("tenor", 60)]
    [InlineData("soprano", 80)]
    [InlineData("whistle", 85)]
    public void Every_vowel_is_about_equally_loud_at_every_pitch(string type, double pitch)
    {
        foreach (Vowel vowel in Enum.GetValues<Vowel>())
        {
            float[] voice = Songs.Sing(Songs.Of(Songs.Note(0.3, 1, pitch) with { Vowel = vowel }), Songs.Steady(type));
            Assert.InRange(Listening.LevelDb(voice, 0.4, 0.9), -7, 5);
        }
    }

    private static ScoreNote WithConsonant(Consonant consonant) => Songs.Note(0.5, 1, 62) with
    {
        Start = NoteStart.Consonant,
        Consonant = consonant,
        ConsonantSeconds = 0.08,
        AttackSeconds = 0.02,
    };
}
