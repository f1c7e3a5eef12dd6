using VocalMidi.Synthesis.Recording;
using VocalMidi.Synthesis.Scoring;

namespace VocalMidi.Synthesis.Tests;

public sealed class RecordingTests
{
    private static readonly Score s_score =
        Songs.Of(Songs.Note(1.0, 2.0, 62), Songs.Note(3.0, 4.0, 65), Songs.Note(5.0, 5.6, 60));

    [Theory]
    [InlineData(20)]
    [InlineData(33)]
    [InlineData(40)]
    public void The_background_lies_as_far_below_the_notes_as_asked(double snrDb)
    {
        foreach (double darkness in new[] { 0.0, 0.9 })
        {
            RenderedVoice voice = Record(new RecordingConditions { SnrDb = snrDb, NoiseDarkness = darkness });
            double noise = Listening.LevelDb(voice.Samples, 0.1, 0.9);
            double power = voice.Notes.Sum(n => Power(voice, n) * (n.OffsetSeconds - n.OnsetSeconds)) / 2.6;
            double signal = power - Math.Pow(10, noise / 10);
            Assert.InRange((10 * Math.Log10(signal)) - noise, snrDb - 1, snrDb + 1);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-14)]
    public void The_loudest_sample_is_at_the_peak_asked(double peakDb)
    {
        RenderedVoice voice = Record(new RecordingConditions { PeakDb = peakDb });
        double peak = voice.Samples.Max(Math.Abs);
        Assert.InRange(20 * Math.Log10(peak), peakDb - 0.01, peakDb + 0.01);
    }

    [Fact]
    public void A_room_rings_on_after_a_note_for_its_reverberation_time()
    {
        RenderedVoice dry = Record(new RecordingConditions { SnrDb = 90 });
        RenderedVoice wet = Record(new RecordingConditions { SnrDb = 90, ReverberationSeconds = 0.4, RoomDb = -15 });
        double note = Listening.LevelDb(wet.Samples, 1.2, 1.8);
        double soon = Listening.LevelDb(wet.Samples, 2.02, 2.06);
        double later = Listening.LevelDb(wet.Samples, 2.22, 2.26);
        Assert.True(Listening.LevelDb(dry.Samples, 2.05, 2.1) < note - 55);
        Assert.InRange(note - soon, 14, 30);
        // 60 dB in 0.4 s are 30 in 0.2; walls that take the highs make it a little more.
        Assert.InRange(soon - later, 24, 42);
    }

    [Fact]
    public void The_microphone_takes_what_is_below_and_above_its_corners()
    {
        var whiteNoise = new float[Listening.SampleRate];
        var random = new SynthesisRandom(5);
        for (int i = 0; i < whiteNoise.Length; i++)
            whiteNoise[i] = random.NextNoise();
        float[] heard = [.. whiteNoise];
        Microphone.Apply(heard, Listening.SampleRate, new RecordingConditions { LowCutHz = 100, HighCutHz = 3000 });
        // White noise up to 22 kHz keeps 3 of 22 parts of its power: 8.8 dB less.
        double loss = Listening.LevelDb(whiteNoise, 0.1, 0.9) - Listening.LevelDb(heard, 0.1, 0.9);
        Assert.InRange(loss, 7.5, 9.5);
    }

    [Fact]
    public void The_same_seed_gives_the_same_samples_and_another_seed_does_not()
    {
        float[] once = Record(new RecordingConditions(), 7).Samples;
        Assert.Equal(once, Record(new RecordingConditions(), 7).Samples);
        Assert.NotEqual(once, Record(new RecordingConditions(), 8).Samples);
    }

    [Fact]
    public void A_score_without_notes_records_only_the_background()
    {
        RenderedVoice voice = SingingVoice.Record(
            "empty", Songs.Of(), Songs.Steady("alto"), new RecordingConditions(), Listening.SampleRate, 1);
        Assert.Empty(voice.Notes);
        Assert.True(voice.Samples.All(float.IsFinite));
    }

    [Fact]
    public void A_sample_rate_too_low_for_the_formants_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SingingVoice.Record(
            "low", s_score, Songs.Steady("alto"), new RecordingConditions(), 8000, 1));

    private static double Power(RenderedVoice voice, SungNote note) =>
        Math.Pow(10, Listening.LevelDb(voice.Samples, note.OnsetSeconds, note.OffsetSeconds) / 10);

    private static RenderedVoice Record(RecordingConditions conditions, ulong seed = Songs.Seed) =>
        SingingVoice.Record("voice", s_score, Songs.Steady("alto"), conditions, Listening.SampleRate, seed);
}
