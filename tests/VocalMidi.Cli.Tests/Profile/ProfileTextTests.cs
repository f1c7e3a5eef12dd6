using VocalMidi.Cli.Profile;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Tests.Profile;

public sealed class ProfileTextTests
{
    [Fact]
    public void The_report_reads_as_the_golden_one()
    {
        string golden = Path.Combine(BuiltPlugin.Root, "tests", "VocalMidi.Cli.Tests", "Profile", "profile.golden.txt");
        string printed = Printed(Synthetic.Measurement());
        if (Environment.GetEnvironmentVariable("VOCALMIDI_WRITE_GOLDEN") == "1") File.WriteAllText(golden, printed);
        Assert.Equal(File.ReadAllText(golden), printed);
    }

    [Fact]
    public void Findings_follow_the_tables()
    {
        PluginProfile profile = Synthetic.Profile();
        string printed = Printed(Synthetic.With(profile with { Callback = profile.Callback with { Late = 2, LateMaxUs = 900 } }));
        Assert.Contains("\nwarning: 2 of 1500 callbacks came late, the worst by 900 µs.\n", printed, StringComparison.Ordinal);
        Assert.Contains(" What to do: ", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_notes_the_latest_are_told_as_such()
    {
        PluginProfile profile = Synthetic.Profile();
        string printed = Printed(Synthetic.With(profile with { Latency = profile.Latency with { Notes = 250, Latest = 100 } }));
        Assert.Contains("the latest 100 of 250", printed, StringComparison.Ordinal);
    }

    private static string Printed(Measurement m)
    {
        using var words = new StringWriter { NewLine = "\n" };
        using var data = new MemoryStream();
        ProfileText.Print(m, new Terminal(data, words, isInteractive: false));
        return string.Join('\n', words.ToString().Split('\n').Select(line => line.TrimEnd()));
    }
}
