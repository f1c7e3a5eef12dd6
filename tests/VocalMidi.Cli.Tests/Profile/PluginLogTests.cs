using VocalMidi.Cli.Profile;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Tests.Profile;

/// <summary>What the plugin logs is told once.</summary>
public sealed class PluginLogTests
{
    private const string Latency = "plugin says (warning): Latency 33 ms (95 % within 103, all within 104), target 100 ms missed: see there.";
    private const string NoModel = "plugin says (warning): There is no model.";
    private const string Other = "plugin says (error): something else";
    private static readonly PluginProfile s_fine = Synthetic.Profile();

    [Fact]
    public void A_status_that_a_finding_tells_too_is_left_out_and_nothing_else_is()
    {
        PluginProfile harmed = s_fine with
        {
            Latency = s_fine.Latency with { MeetsTarget = false },
            Engine = s_fine.Engine! with { ModelIsProblem = true, Model = "There is no model." },
        };
        Assert.Equal([Other], PluginLog.NotFoundOtherwise([Latency, Other, NoModel], Synthetic.With(harmed)));
    }

    [Fact]
    public void Without_the_finding_all_is_told()
    {
        string[] all = [Latency, NoModel, Other];
        Assert.Equal(all, PluginLog.NotFoundOtherwise(all, Synthetic.With(s_fine)));
        Assert.Equal(all, PluginLog.NotFoundOtherwise(all, null));
    }
}
