using VocalMidi.Cli.Profile;
using VocalMidi.Cli.Profile.Findings;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Tests.Profile;

public sealed class TargetWordsTests
{
    private static readonly PluginProfile s_live = Synthetic.Profile();
    private static readonly PluginProfile s_aligned = s_live with { Mode = "aligned", LatencySamples = 4800 };

    [Fact]
    public void Live_timing_is_held_against_the_users_target()
    {
        Assert.Equal("target 50.0 ms: met", TargetWords.Short(s_live));
        Assert.Equal(
            "Half of the notes left within 30.0 ms, 95 % within 45.0 ms: that misses the target of 50.0 ms.",
            TargetWords.Sentence(s_live with { Latency = s_live.Latency with { MeetsTarget = false } }));
    }

    [Fact]
    public void Of_few_notes_it_is_said_that_the_slowest_decides()
    {
        PluginProfile few = s_live with { Latency = s_live.Latency with { MeetsTarget = false, Notes = 19, Latest = 19 } };
        Assert.Equal("target 50.0 ms: missed (the slowest of 19)", TargetWords.Short(few));
        Assert.Contains("all 19 within 45.0 ms: that misses the target", TargetWords.Sentence(few));
        Finding found = Assert.Single(AllFindings.Of(Synthetic.With(few)));
        Assert.Contains("by the slowest of 19 notes: 48.0 ms", found.Title);
        Assert.Contains("--seconds 60", found.Remedy);
        PluginProfile enough = few with { Latency = few.Latency with { Notes = 20, Latest = 20 } };
        Assert.Equal("target 50.0 ms: missed", TargetWords.Short(enough));
        Assert.DoesNotContain("--seconds", Assert.Single(AllFindings.Of(Synthetic.With(enough))).Remedy);
    }

    [Fact]
    public void Aligned_timing_is_held_against_the_latency_it_reports()
    {
        Assert.Equal(("reported", 100.0), TargetWords.Mark(s_aligned));
        Assert.Equal("reported 100 ms: kept", TargetWords.Short(s_aligned));
        Assert.Equal(
            "Notes leave at their place, 100 ms after the voice as reported to the host, which takes that off again; "
            + "3 events left after their place.",
            TargetWords.Sentence(s_aligned with { Latency = s_aligned.Latency with { LateEvents = 3 } }));
    }

    [Fact]
    public void Without_notes_nothing_is_claimed() =>
        Assert.Equal("No note was sung: the latency is not known.", TargetWords.Sentence(s_live with { Latency = new LatencyProfile() }));
}
