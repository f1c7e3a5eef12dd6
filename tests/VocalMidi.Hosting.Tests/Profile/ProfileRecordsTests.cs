using VocalMidi.Hosting.Profile;
using VocalMidi.Hosting.Program;

namespace VocalMidi.Hosting.Tests.Profile;

/// <summary>The native host's records of the profile, as lines written by hand.</summary>
public sealed class ProfileRecordsTests
{
    private readonly List<(int Instance, ProfileSample Sample)> _heard = [];

    [Fact]
    public void Each_instance_keeps_its_own_records_in_order_of_time()
    {
        HostReport report = Read(
            "phase\tplaying",
            "sample\t0\t100\t{\"stream_samples\":4800}",
            "sample\t0\t200.5\t{\"stream_samples\":9600}",
            "note-time\t0\t2000\t3400\t3456\t120000\t61\t60.75\t960",
            "note-time\t0\t1000\t2400\t2432\t100000\t60\t60.25\t960",
            "span\t0\t5000\t200\t2",
            "span\t0\t4000\t900\t0",
            "callback\t0\t3000\t70",
            "profile\t1\t" + SyntheticProfile.Line,
            "profile\t0\t" + SyntheticProfile.Line);
        Assert.Equal(2, report.Profiles.Count);
        InstanceProfile first = report.Profiles[0];
        Assert.Equal([(100, 4800), (200.5, 9600)], first.Samples.Select(s => (s.Milliseconds, s.Profile.StreamSamples)));
        Assert.Equal(
            [
                new NoteTime(1000, 2400, 2432, 100_000, 60, 60.25, 960),
                new NoteTime(2000, 3400, 3456, 120_000, 61, 60.75, 960),
            ],
            first.Notes);
        Assert.Equal(
            [new WorkerSpan(4000, 900, WorkerSpanKind.Asleep), new WorkerSpan(5000, 200, WorkerSpanKind.Model)], first.Spans);
        Assert.Equal([new CallbackSpan(3000, 70)], first.Callbacks);
        Assert.Equal((7L, 7L), (first.Final!.Latency.Notes, report.Profiles[1].Final!.Latency.Notes));
        Assert.Equal([(0, 100), (0, 200.5)], _heard.Select(h => (h.Instance, h.Sample.Milliseconds)));
    }

    [Fact]
    public void A_new_pass_begins_anew()
    {
        HostReport report = Read(
            "phase\tplaying",
            "note-time\t0\t1\t2\t3\t4\t60\t60\t0",
            "profile\t0\t{\"gaps\":1}",
            "phase\tplaying",
            "profile\t0\t{\"gaps\":2}");
        InstanceProfile profile = Assert.Single(report.Profiles);
        Assert.Empty(profile.Notes);
        Assert.Equal(2, profile.Final!.Gaps);
    }

    [Fact]
    public void A_pass_cut_short_leaves_the_latest_sample()
    {
        InstanceProfile profile = Assert.Single(Read("phase\tplaying", "sample\t0\t100\t{\"gaps\":3}").Profiles);
        Assert.Null(profile.Final);
        Assert.Equal(3, profile.Latest!.Gaps);
    }

    [Fact]
    public void A_profile_that_cannot_be_read_is_a_warning_said_once()
    {
        HostReport report = Read("phase\tplaying", "sample\t0\t100\t{]", "sample\t0\t200\t{]");
        Assert.Contains("the plugin's profile cannot be read", Assert.Single(report.Warnings));
        Assert.Null(Assert.Single(report.Profiles).Latest);
    }

    [Fact]
    public void The_parts_of_a_note_add_up_to_its_latency()
    {
        var note = new NoteTime(4800, 6240, 6288, 250_000, 57, 57.1, 0);
        Assert.Equal((31.0, 30.0, 0.25), (note.TotalMs(48000), note.AlgorithmMs(48000), note.ComputeMs));
        Assert.Equal(0.75, note.WaitingMs(48000), 9);
    }

    [Fact]
    public void Only_what_is_asked_for_is_asked_of_the_native_host()
    {
        Assert.DoesNotContain(Words(null), word => word.StartsWith("samples", StringComparison.Ordinal));
        Assert.Equal(
            ["samples=100", "note_times=1", "spans=1"],
            Words(new ProfileRequest
            {
                SampleInterval = TimeSpan.FromMilliseconds(100),
                NoteTimes = true,
                WorkerSpans = true,
            }).Where(IsProfiles));
        Assert.Equal(["spans=1"], Words(new ProfileRequest { Callbacks = true }).Where(IsProfiles));

        static bool IsProfiles(string word) => word.Split('=')[0] is "samples" or "note_times" or "spans";
    }

    private static string[] Words(ProfileRequest? request) =>
        [.. HostArguments.Of(new HostOptions { PluginPath = "a.clap", Profile = request }, null, 1, null)];

    private HostReport Read(params string[] lines)
    {
        var builder = new ReportBuilder(48000, 1, null, (instance, sample) => _heard.Add((instance, sample)));
        foreach (string line in lines) builder.Take(line.Split('\t'));
        return builder.Build([]);
    }
}
