using VocalMidi.AudioFiles;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Hosting.Tests;

/// <summary>A delay that a script asks for in the built VocalMidi.clap.</summary>
public sealed class ClapScriptDelayTests() : ScriptDelayTests("plugins/VocalMidi/VocalMidi.clap");

/// <summary>The same in the built VocalMidi.vst3.</summary>
public sealed class Vst3ScriptDelayTests() : ScriptDelayTests("plugins/VocalMidi.vst3");

/// <summary>Notes that a script puts later are measured from where it put them: that delay is no lateness.</summary>
public abstract class ScriptDelayTests(string plugin) : IDisposable
{
    private const int Rate = 44100;
    private static readonly AudioClip s_voice = AudioFile.Read(Path.Combine(TestPlugins.Root, "samples", "voice.wav"));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vocalmidi-delay-");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("function on_note(n) at(n.start + 0.25, n) end")]
    [InlineData("function on_note(n) local p = n.pitch at(n.start + 0.25, function() emit{ pitch = p, length = 0.1 } end) end")]
    public void In_aligned_timing_no_note_counts_as_late_and_each_leaves_where_it_was_put(string script)
    {
        InstanceProfile plain = Play("Aligned", "function on_note(n) emit(n) end");
        InstanceProfile delayed = Play("Aligned", script);
        long latency = plain.Final!.LatencySamples;
        Assert.True(delayed.Final!.Latency.LateEvents <= plain.Final.Latency.LateEvents);
        // As long as no note comes later than its place, all leave a quarter of a second after it.
        NoteTime[] kept = [.. plain.Notes.Where(n => n.LeaveSample == n.VoiceSample + latency)];
        Assert.True(kept.Length > 10);
        HashSet<long> left = [.. delayed.Notes.Select(n => n.LeaveSample)];
        Assert.All(kept, n => Assert.Contains(left, l => Math.Abs(l - (n.LeaveSample + (Rate / 4))) <= 1));
        Assert.All(delayed.Notes, n => Assert.True(n.LeaveSample <= n.VoiceSample + latency, $"{n}"));
        Assert.True(delayed.Final.Latency.MeetsTarget);
    }

    [Fact]
    public void In_live_timing_the_latency_of_a_delayed_note_begins_where_the_script_put_it()
    {
        InstanceProfile delayed = Play("Live", "function on_note(n) at(n.start + 0.25, n) end");
        Assert.True(delayed.Notes.Count > 10);
        Assert.All(delayed.Notes, n => Assert.Equal(n.VoiceSample, n.LeaveSample));
    }

    private InstanceProfile Play(string timing, string script)
    {
        string file = Path.Combine(_folder.FullName, "delay.lua");
        File.WriteAllText(file, script);
        HostReport report = HostSession.Run(new HostOptions
        {
            PluginPath = TestPlugins.Built(plugin),
            Input = s_voice,
            SampleRate = Rate,
            Scripts = [file],
            Settings = [new ParameterSetting("Timing", timing)],
            Profile = new ProfileRequest { NoteTimes = true },
        });
        Assert.True(report.Outcome == HostOutcome.Completed, report.Error);
        return report.Profiles[0];
    }
}
