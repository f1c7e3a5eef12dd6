using Spectre.Console;
using VocalMidi.Cli.Profile.Live;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Tests.Profile;

public sealed class LiveViewTests
{
    private static readonly ProfileSample s_sample = new(2000, Synthetic.Profile());

    [Fact]
    public void A_line_tells_the_main_numbers() => Assert.Equal(
        "   2.0 s  24 notes p50 30.0 p95 45.0 ms (target 50.0 ms: met), callback 0.15 %, worker 2.10 %, late 0, slow 0, ring 64/96000, 0 gaps",
        LiveView.Line(s_sample));

    [Fact]
    public void Before_the_first_note_and_without_an_engine_there_is_a_line_too()
    {
        PluginProfile bare = Synthetic.Profile() with { Engine = null, Latency = new LatencyProfile(), Gaps = 1 };
        Assert.Equal(
            "   2.0 s  no notes yet, callback 0.15 %, late 0, slow 0, ring 64/96000, 1 gap",
            LiveView.Line(new ProfileSample(2000, bare)));
    }

    [Fact]
    public void Where_nobody_watches_there_is_one_line_for_every_second_of_the_first_instance()
    {
        var said = new List<string>();
        var lines = new LineEverySecond(said.Add);
        for (int i = 1; i <= 35; i++)
        {
            var sample = new ProfileSample(100 * i, Synthetic.Profile() with { StreamSamples = 4800 * i });
            lines.Take(0, sample);
            lines.Take(1, sample);
        }

        Assert.Equal(["   1.0 s", "   2.0 s", "   3.0 s"], said.Select(line => line[..8]));
    }

    [Fact]
    public void The_panel_shows_the_same_with_bars()
    {
        string panel = Rendered(s_sample);
        Assert.Contains("2.0 of 10 s", panel, StringComparison.Ordinal);
        Assert.Contains("45.0 ms, target 50.0 ms", panel, StringComparison.Ordinal);
        Assert.Contains("█░░░", panel, StringComparison.Ordinal);
        Assert.Contains("64 of 96000, most 320", panel, StringComparison.Ordinal);
    }

    [Fact]
    public void The_panel_fits_a_terminal_of_80_columns() =>
        Assert.All(Rendered(s_sample).Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));

    private static string Rendered(ProfileSample sample)
    {
        using var text = new StringWriter();
        AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) })
            .Write(LiveView.Panel(sample, 10));
        return text.ToString();
    }
}
