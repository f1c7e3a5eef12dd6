using VocalMidi.AudioFiles;
using VocalMidi.Hosting.Events;

namespace VocalMidi.Hosting.Tests;

/// <summary>CLAP and VST3 are two fronts of one plugin: the same voice gives the same notes.</summary>
public sealed class FormatAgreementTests
{
    private const string Clap = "plugins/VocalMidi/VocalMidi.clap", Vst3 = "plugins/VocalMidi.vst3";
    private static readonly AudioClip s_voice = AudioFile.Read(Path.Combine(TestPlugins.Root, "samples", "voice.wav"));

    [Theory]
    [InlineData("Live", 64)]
    [InlineData("Live", 511)]
    [InlineData("Aligned", 64)]
    [InlineData("Aligned", 511)]
    [InlineData("Aligned", null)]
    public void Both_send_the_same_note_expressions(string timing, int? block)
    {
        (HostReport clap, HostReport vst3) = Play(timing, "Note Expression", block);
        Assert.NotEmpty(clap.Events);
        Assert.Null(EventList.FirstDifference(clap.Events, vst3.Events));
        Assert.Equal(clap.LatencySamples, vst3.LatencySamples);
    }

    /// <summary>VST3 has no MIDI notes: what both say is compared as MIDI.</summary>
    [Theory]
    [InlineData("Live", 64)]
    [InlineData("Aligned", 511)]
    [InlineData("Aligned", null)]
    public void Both_send_the_same_midi(string timing, int? block)
    {
        (HostReport clap, HostReport vst3) = Play(timing, "MIDI", block);
        Assert.NotEmpty(Messages(clap));
        Assert.Equal(Messages(clap), Messages(vst3));
    }

    [Fact]
    public void Side_by_side_in_one_process_they_hear_the_same()
    {
        HostReport report = HostSession.Run(new HostOptions
        {
            PluginPath = TestPlugins.Built(Clap),
            AlsoPath = TestPlugins.Built(Vst3),
            Input = s_voice,
            Instances = 3,
            Settings = [new ParameterSetting("Output", "Note Expression")],
        });
        Assert.Equal(HostOutcome.Completed, report.Outcome);
        HostEvent[][] instances = [.. report.Events.GroupBy(e => e.Instance).Select(events => events.ToArray())];
        Assert.Equal(6, instances.Length);
        Assert.NotEmpty(instances[0]);
        Assert.All(instances, events => Assert.Null(EventList.FirstDifference(instances[0], events)));
    }

    [Theory]
    [InlineData(Clap, Vst3)]
    [InlineData(Vst3, Clap)]
    public void A_state_saved_in_one_opens_in_the_other_and_comes_back_byte_for_byte(string one, string other)
    {
        string folder = Directory.CreateTempSubdirectory("vocalmidi-state-").FullName;
        try
        {
            string first = Path.Combine(folder, "first"), second = Path.Combine(folder, "second"),
                third = Path.Combine(folder, "third");
            Resave(one, null, first, new ParameterSetting("Transpose", "7"), new ParameterSetting("Timing", "Aligned"));
            Resave(other, first, second);
            Resave(one, second, third);
            Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
            Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(third));
            Assert.NotEqual(0, Resave(other, first, second).LatencySamples);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HostReport Resave(string plugin, string? from, string to, params ParameterSetting[] settings)
    {
        HostReport report = HostSession.Run(new HostOptions
        {
            PluginPath = TestPlugins.Built(plugin),
            Seconds = 0.1,
            LoadState = from,
            SaveState = to,
            Settings = settings,
        });
        Assert.True(report.Outcome == HostOutcome.Completed, report.Error);
        return report;
    }

    private static (HostReport Clap, HostReport Vst3) Play(string timing, string output, int? block)
    {
        HostReport Of(string plugin) => HostSession.Run(new HostOptions
        {
            PluginPath = TestPlugins.Built(plugin),
            Input = s_voice,
            Block = block,
            Settings = [new ParameterSetting("Timing", timing), new ParameterSetting("Output", output)],
        });
        return (Of(Clap), Of(Vst3));
    }

    private static IReadOnlyList<object> Messages(HostReport report) =>
        [.. EventMidi.ToSong(report.Events, report.SampleRate, 0, 120, "").Messages];
}
