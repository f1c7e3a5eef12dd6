using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Sets;

namespace VocalMidi.Synthesis.Tests;

public sealed class SetTests
{
    public static TheoryData<string> SungSets => ["evaluation", "tuning", "legato", "legato-tuning"];

    [Theory]
    [MemberData(nameof(SungSets))]
    public void Notes_are_within_the_ranges_of_the_configuration(string name)
    {
        SetConfiguration set = VoiceSets.Configuration(name);
        foreach (ScoreNote note in Notes(set))
        {
            Assert.True(Within(set.NoteSeconds, note.Seconds), $"note of {note.Seconds} s");
            Assert.True(note.GlideSeconds <= set.GlideSeconds.High);
            Assert.True(note.GlideSeconds <= (set.LargestGlideShare * note.Seconds) + 1e-9);
            Assert.True(note.ScoopSeconds <= (set.LargestGlideShare * note.Seconds) + 1e-9);
            Assert.True(Math.Abs(note.ScoopSemitones) <= set.Scoop.Semitones.High);
            if (note.Vibrato is { } vibrato)
            {
                Assert.True(Within(set.Vibrato.DepthCents, vibrato.DepthCents));
                Assert.True(Within(set.Vibrato.RateHz, vibrato.RateHz));
                Assert.True(note.Seconds - vibrato.DelaySeconds >= 1 / vibrato.RateHz, "no room for a cycle");
            }
        }
    }

    [Theory]
    [MemberData(nameof(SungSets))]
    public void Notes_follow_each_other_without_overlap_inside_the_recording(string name)
    {
        foreach (Score score in Scores(VoiceSets.Configuration(name)))
        {
            Assert.All(score.Notes.Zip(score.Notes.Skip(1)), pair =>
            {
                Assert.True(pair.Second.SoundStart >= pair.First.Offset - 1e-9);
                if (pair.Second.Start == NoteStart.Legato)
                    Assert.Equal(pair.First.Offset, pair.Second.Onset);
            });
            Assert.True(score.Notes[0].SoundStart > 0.2);
            Assert.True(score.Notes[^1].Offset < score.Seconds);
        }
    }

    [Fact]
    public void The_evaluation_set_is_large_enough_and_covers_what_it_must()
    {
        SetConfiguration set = VoiceSets.Configuration("evaluation");
        ScoreNote[] notes = [.. Notes(set)];
        Assert.InRange(notes.Length, 500, 1500);
        Assert.Equal(["bass", "baritone", "tenor", "alto", "mezzo", "soprano", "child"], set.Singers);
        Assert.True(notes.Min(n => n.Pitch) < 42 && notes.Max(n => n.Pitch) > 78);
        Assert.True(notes.Count(n => n.Vibrato is not null) > 100);
        Assert.All(
            Enum.GetValues<NoteStart>(),
            start => Assert.True(notes.Count(n => n.Start == start) > 50, $"{start}"));
        Assert.Equal(new Interval(0.08, 1), set.NoteSeconds);
        Assert.Equal(new Interval(20, 40), set.Recording.SnrDb);
    }

    [Theory]
    [InlineData("legato")]
    [InlineData("legato-tuning")]
    public void Legato_sets_hold_enough_slurred_steps_of_about_a_semitone(string name)
    {
        Score[] scores = [.. Scores(VoiceSets.Configuration(name))];
        double[] steps = [.. scores.SelectMany(s => s.Notes.Zip(s.Notes.Skip(1)))
            .Where(pair => pair.Second.Start == NoteStart.Legato)
            .Select(pair => Math.Abs(pair.Second.Pitch - pair.First.Pitch))];
        Assert.True(steps.Count(s => s is >= 0.5 and <= 1.5) >= 200);
        Assert.All(steps, s => Assert.InRange(s, 0.5, 2.0001));
    }

    [Fact]
    public void A_tuning_set_shares_no_melody_with_the_set_it_stands_in_for()
    {
        foreach ((string scored, string tuned) in new[] { ("evaluation", "tuning"), ("legato", "legato-tuning") })
        {
            HashSet<double> pitches = [.. Notes(VoiceSets.Configuration(scored)).Select(n => n.Pitch)];
            Assert.DoesNotContain(Notes(VoiceSets.Configuration(tuned)), n => pitches.Contains(n.Pitch));
        }
    }

    [Theory]
    [InlineData("negatives")]
    [InlineData("negatives-tuning")]
    public void Negatives_last_a_minute_each_and_hold_no_notes(string name)
    {
        RenderedVoice[] sounds = [.. VoiceSets.Render(name)];
        Assert.Equal(
            ["silence", "white-noise", "hum-50", "hum-60", "breath", "clicks"],
            sounds.Select(s => s.Name[(name.Length + 1)..]));
        Assert.All(sounds, s =>
        {
            Assert.Equal(60, s.Seconds);
            Assert.Empty(s.Notes);
            Assert.True(s.Samples.Max(Math.Abs) < 1);
        });
        Assert.Equal(0, sounds[0].Samples.Max(Math.Abs));
        Assert.True(Listening.PeriodicityAt(sounds[2].Samples, 30, 31.35) > 0.95);
        Assert.True(Listening.PeriodicityAt(sounds[1].Samples, 30, 31.35) < 0.5);
    }

    [Fact]
    public void A_file_depends_on_its_index_only_and_files_go_on_past_the_set()
    {
        SetConfiguration set = VoiceSets.Configuration("tuning") with { SecondsPerFile = 3 };
        RenderedVoice late = VoiceSets.RenderFile(set, 1234);
        Assert.NotEmpty(late.Notes);
        VoiceSets.RenderFile(set, 5);
        Assert.Equal(late.Samples, VoiceSets.RenderFile(set, 1234).Samples);
        Assert.NotEqual(late.Notes, VoiceSets.RenderFile(set, 1235).Notes);
    }

    [Fact]
    public void Rendering_a_set_gives_its_files_in_order()
    {
        SetConfiguration set = VoiceSets.Configuration("legato");
        RenderedVoice first = VoiceSets.Render("legato").First();
        Assert.Equal("legato-01-bass", first.Name);
        Assert.Equal(VoiceSets.RenderFile(set, 0).Samples, first.Samples);
        Assert.Equal(8, VoiceSets.Names.Count);
    }

    [Fact]
    public void An_unknown_set_or_singer_is_named_in_the_error()
    {
        Assert.Contains("opera", Assert.Throws<ArgumentException>(() => VoiceSets.Render("opera")).Message);
        SetConfiguration set = VoiceSets.Configuration("tuning") with { Singers = ["castrato"] };
        Assert.Contains("castrato", Assert.Throws<InvalidDataException>(() => VoiceSets.RenderFile(set, 0)).Message);
    }

    private static bool Within(Interval interval, double value) =>
        value >= interval.Low - 1e-9 && value <= interval.High + 1e-9;

    private static IEnumerable<ScoreNote> Notes(SetConfiguration set) => Scores(set).SelectMany(s => s.Notes);

    private static IEnumerable<Score> Scores(SetConfiguration set) =>
        Enumerable.Range(0, set.Files).Select(i => SungSet.Compose(set, i).Score);
}
