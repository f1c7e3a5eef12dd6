using VocalMidi.AudioFiles;
using VocalMidi.Hosting.Events;

namespace VocalMidi.Hosting.Tests;

/// <summary>Scripts in the built VocalMidi.clap.</summary>
public sealed class ClapScriptParameterTests() : ScriptParameterTests("plugins/VocalMidi/VocalMidi.clap");

/// <summary>Scripts in the built VocalMidi.vst3.</summary>
public sealed class Vst3ScriptParameterTests() : ScriptParameterTests("plugins/VocalMidi.vst3");

/// <summary>Scripts that are chosen by a parameter, and their parameters, as a host meets them.</summary>
public abstract class ScriptParameterTests(string plugin)
{
    private static readonly AudioClip s_voice = AudioFile.Read(Path.Combine(TestPlugins.Root, "samples", "voice.wav"));

    private HostOptions Options(params ParameterSetting[] settings) => new()
    {
        PluginPath = TestPlugins.Built(plugin),
        Input = s_voice,
        Settings = settings,
    };

    [Fact]
    public void A_chosen_script_names_its_parameters_and_they_can_be_set_by_these_names()
    {
        HostReport report = HostSession.Run(Options(new("Script", "quantize"), new("Strength", "0.5")));
        Assert.Equal(HostOutcome.Completed, report.Outcome);
        Assert.Contains("Grid", report.Parameters);
        Assert.Contains("Strength", report.Parameters);
        Assert.NotEmpty(report.Events);
    }

    [Fact]
    public void A_parameter_that_can_only_be_read_is_not_set()
    {
        HostReport report = HostSession.Run(Options(new ParameterSetting("Status", "1")));
        Assert.Equal(HostOutcome.Refused, report.Outcome);
        Assert.Contains("Status can only be read", report.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Scripts_that_change_while_the_voice_sings_give_the_same_events_at_any_block_size()
    {
        HostOptions options = Options(new ParameterSetting("Script", "octave")) with
        {
            SampleRate = 44100,
            Block = 64,
            Automation =
            [
                new ParameterSetting("Script", "harmony", 2.001),
                new ParameterSetting("17", "0.75", 2.0015),
                new ParameterSetting("Script", "echo", 5.3),
                new ParameterSetting("Script", "None", 8.1),
                new ParameterSetting("Script", "scale", 9.2),
                new ParameterSetting("17", "0.5", 9.2),
            ],
        };
        HostReport reference = HostSession.Run(options);
        Assert.Equal(HostOutcome.Completed, reference.Outcome);
        Assert.Empty(HostVerdict.Problems(reference, offline: true));
        HostReport unchanged = HostSession.Run(options with { Automation = [] });
        Assert.NotNull(EventList.FirstDifference(reference.Events, unchanged.Events));
        foreach (int? block in new int?[] { 1, 7, 511, 4096, null })
        {
            HostReport other = HostSession.Run(options with { Block = block });
            Assert.Null(EventList.FirstDifference(reference.Events, other.Events));
        }
    }
}
