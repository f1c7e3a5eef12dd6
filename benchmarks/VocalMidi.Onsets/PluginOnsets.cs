using VocalMidi.AudioFiles;
using VocalMidi.Evaluation;
using VocalMidi.Hosting;
using VocalMidi.Hosting.Profile;
using VocalMidi.Measuring;

namespace VocalMidi.Onsets;

/// <summary>What a plugin says where voices began, beside where they did.</summary>
internal static class PluginOnsets
{
    private const string TruthSuffix = ".notes.csv";
    private const int Block = 64;

    private static readonly string[] s_timings = ["Live", "Aligned"];

    /// <summary>Plays all recordings of a folder through each plugin in each timing and prints a row for each.</summary>
    /// <exception cref="HostException">A plugin does not play.</exception>
    /// <exception cref="IOException">There is nothing to play.</exception>
    public static void Print(string folder, IReadOnlyList<string> plugins)
    {
        (AudioClip Sound, double[] Onsets)[] recordings = [.. Recordings(folder)];
        if (recordings.Length == 0) throw new IOException($"{folder}: no NAME.wav or NAME.flac with NAME{TruthSuffix} in this folder");
        var table = new Table(
            Console.Out, "format", "timing", "notes", "told", "matched", "median ms", "median of all without sign, ms",
            "p95 without sign, ms", "within 10 ms", "20 ms", "50 ms", "hash of the times");
        foreach (string plugin in plugins)
        {
            foreach (string timing in s_timings)
            {
                using var hash = new OutputHash();
                var errors = new OnsetErrors();
                foreach ((AudioClip sound, double[] onsets) in recordings)
                {
                    IReadOnlyList<NoteTime> notes = Play(plugin, timing, sound);
                    foreach (NoteTime note in notes) hash.Add<long>([note.VoiceSample, note.DecisionSample, note.LeaveSample, note.Key]);
                    errors.Add(onsets, [.. notes.Select(note => (double)note.VoiceSample / sound.SampleRate)]);
                }

                table.Row(Row(Path.GetExtension(plugin)[1..].ToUpperInvariant(), timing, errors, hash.Take()));
            }
        }
    }

    private static string[] Row(string format, string timing, OnsetErrors e, string hash) =>
    [
        format, timing.ToLowerInvariant(), $"{e.True}", $"{e.Estimated}", $"{e.Matched}",
        Milliseconds(e.Median), Milliseconds(e.Within(0.5)), Milliseconds(e.Within(0.95)),
        Percent(e.ShareWithin(0.01)), Percent(e.ShareWithin(0.02)), Percent(e.ShareWithin(0.05)), hash,
    ];

    private static string Milliseconds(double seconds) => $"{1e3 * seconds:F1}";

    private static string Percent(double share) => $"{100 * share:F1} %";

    private static IEnumerable<(AudioClip Sound, double[] Onsets)> Recordings(string folder) =>
        from truth in Directory.EnumerateFiles(folder, "*" + TruthSuffix).Order(StringComparer.Ordinal)
        let name = truth[..^TruthSuffix.Length]
        let sound = File.Exists(name + ".wav") ? name + ".wav" : name + ".flac"
        where File.Exists(sound)
        select (AudioFile.Read(sound), NoteCsv.Read(truth).Select(note => note.Onset).ToArray());

    private static IReadOnlyList<NoteTime> Play(string plugin, string timing, AudioClip sound)
    {
        HostReport report = HostSession.Run(new HostOptions
        {
            PluginPath = plugin,
            Input = sound,
            SampleRate = sound.SampleRate,
            Block = Block,
            Settings = [new ParameterSetting("Timing", timing)],
            Profile = new ProfileRequest { NoteTimes = true },
        });
        if (report.Outcome != HostOutcome.Completed) throw new HostException(report.Error!);
        return report.Profiles.Count > 0
            ? report.Profiles[0].Notes
            : throw new HostException($"{plugin} does not tell when its notes began: is it VocalMidi's, of this version?");
    }
}
