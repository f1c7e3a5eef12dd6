using VocalMidi.Cli.Profile;
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
