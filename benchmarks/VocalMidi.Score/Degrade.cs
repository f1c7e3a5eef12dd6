using VocalMidi.AudioFiles;
using VocalMidi.Evaluation;
using VocalMidi.Synthesis;
using VocalMidi.Synthesis.Recording;

namespace VocalMidi.Score;

/// <summary>Annotated recordings as they would sound under worse conditions; their notes stay.</summary>
internal static class Degrade
{
    private const string NotesSuffix = ".notes.csv";

    private static readonly string[] s_audioSuffixes = [".flac", ".wav"];

    /// <summary>Transparent but for what a condition changes.</summary>
    private static readonly RecordingConditions s_clean = new()
    {
        SnrDb = 200,
        PeakDb = -3,
        LowCutHz = 5,
        HighCutHz = 1e6,
    };

    /// <summary>The conditions by name.</summary>
    public static IReadOnlyDictionary<string, RecordingConditions> Conditions { get; } =
        new Dictionary<string, RecordingConditions>
        {
            ["noise"] = s_clean with { SnrDb = 10 },
            ["room"] = s_clean with { ReverberationSeconds = 0.4, RoomDb = -5 },
            ["telephone"] = s_clean with { LowCutHz = 300, HighCutHz = 3400 },
        };

    /// <summary>Writes NAME.wav and NAME.notes.csv for each annotated recording of a folder.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static void Folder(string from, string to, string condition)
    {
        if (!Directory.Exists(from)) throw new IOException($"{from}: no such folder");
        Directory.CreateDirectory(to);
        ulong seed = 1;
        foreach (string notes in Directory.EnumerateFiles(from, "*" + NotesSuffix).Order(StringComparer.Ordinal))
            One(notes, to, Conditions[condition], seed++);
    }

    private static void One(string annotation, string to, RecordingConditions conditions, ulong seed)
    {
        string stem = annotation[..^NotesSuffix.Length];
        string audio = s_audioSuffixes.Select(suffix => stem + suffix).FirstOrDefault(File.Exists)
            ?? throw new IOException($"{annotation}: its recording ({string.Join(" or ", s_audioSuffixes)}) is missing");
        try
        {
            AudioClip clip = AudioFile.Read(audio);
            SungNote[] notes =
                [.. NoteCsv.Read(annotation).Select(n => new SungNote(n.Onset, n.Offset, n.Pitch))];
            float[] heard = Recorder.Record(clip.ToMono(), clip.SampleRate, notes, conditions, seed);
            AudioFile.Write(Path.Combine(to, Path.GetFileName(stem) + ".wav"), heard, 1, clip.SampleRate);
        }
        catch (AudioFileException e)
        {
            throw new IOException($"cannot read {audio}: {e.Message}", e);
        }

        File.Copy(annotation, Path.Combine(to, Path.GetFileName(annotation)), overwrite: true);
    }
}
