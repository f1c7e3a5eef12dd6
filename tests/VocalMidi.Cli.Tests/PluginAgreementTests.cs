using System.Globalization;

namespace VocalMidi.Cli.Tests;

/// <summary>The built plugin (native/build-plugin.sh) against the command, on the voice that ships.</summary>
public sealed class PluginAgreementTests
{
    private const int Rate = 44100; // the voice's own: nothing is resampled on either side

    private static readonly string s_root = RepositoryRoot();
    private static readonly string s_voice = Path.Combine(s_root, "samples", "voice.wav");
    private static readonly string s_plugin = Path.Combine(s_root, "build", "plugins", "VocalMidi", "VocalMidi.clap");

    [Theory]
    [InlineData("live", 0)]
    [InlineData("aligned", 4410)]
    public void Transcribe_gives_exactly_the_notes_of_the_plugin(string timing, int latencySamples)
    {
        CommandResult played = CommandLine.Run(
            "host", s_plugin, "--input", s_voice, "--rate", $"{Rate}", "--block", "random", "--set", $"timing={timing}",
            "--events");
        Assert.Equal((0, ""), (played.Status, played.Status == 0 ? "" : played.Words));
        CommandResult transcribed = CommandLine.Run(
            "transcribe", s_voice, "--timing", timing, "--notes", "-");

        long[] ons = Samples(played.Data, " note-on ");
        long[] offs = Samples(played.Data, " note-off ");
        double[][] notes = [.. transcribed.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Numbers)];
        Assert.True(notes.Length > 10);
        long[] due = [.. notes.Select(n => (long)Math.Round(n[0] * Rate) + latencySamples)];
        Assert.Equal(due.Length, ons.Length);
        if (timing == "live")
        {
            Assert.Equal(due, ons);
            Assert.Equal(notes.Select(n => (long)Math.Round(n[1] * Rate)), offs);
        }
        else
        {
            // A note the tracker was slow to decide leaves late, never early; most leave on time.
            Assert.All(due.Zip(ons), pair => Assert.True(pair.Second >= pair.First));
            Assert.True(due.Zip(ons).Count(pair => pair.First == pair.Second) > due.Length / 2);
        }

        Assert.Equal(ons.Length, offs.Length);
    }

    private static long[] Samples(string events, string kind) =>
    [
        .. events.Split('\n')
            .Where(line => line.Contains(kind, StringComparison.Ordinal))
            .Select(line => long.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)),
    ];

    private static double[] Numbers(string line) =>
        [.. line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture))];

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VocalMidi.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("not inside the repository");
    }
}
