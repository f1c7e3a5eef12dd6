using VocalMidi.AudioFiles;
using VocalMidi.Hosting.Events;

namespace VocalMidi.Hosting.Tests;

/// <summary>CLAP and VST3 are two fronts of one plugin: the same voice gives the same notes.</summary>
public sealed class FormatAgreementTests
{
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

    private static (HostReport Clap, HostReport Vst3) Play(string timing, string output, int? block)
    {
        HostReport Of(string plugin) => HostSession.Run(new HostOptions
        {
            PluginPath = TestPlugins.Built(plugin),
            Input = s_voice,
            Block = block,
            Settings = [new ParameterSetting("Timing", timing), new ParameterSetting("Output", output)],
        });
        return (Of("plugins/VocalMidi/VocalMidi.clap"), Of("plugins/VocalMidi.vst3"));
    }

    private static IReadOnlyList<object> Messages(HostReport report) =>
        [.. EventMidi.ToSong(report.Events, report.SampleRate, 0, 120, "").Messages];
}
