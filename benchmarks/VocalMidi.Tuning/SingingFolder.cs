using VocalMidi.AudioFiles;
using VocalMidi.Engine.Models;
using VocalMidi.Evaluation;
using VocalMidi.Score;

namespace VocalMidi.Tuning;

/// <summary>Reads a folder of recordings with their annotations: NAME.notes.csv beside NAME.flac or NAME.wav.</summary>
internal static class SingingFolder
{
    private const string NotesSuffix = ".notes.csv";

    private static readonly string[] s_audioSuffixes = [".flac", ".wav"];

    /// <summary>All recordings of the folder, by name, analysed and heard by the model if there is one.</summary>
    /// <exception cref="IOException">A file cannot be read, or there are none; the message names it.</exception>
    public static Recording[] Read(string folder, VoiceModel? model)
    {
        if (!Directory.Exists(folder)) throw new IOException($"{folder}: no such folder");
        string[] annotations = [.. Directory.EnumerateFiles(folder, "*" + NotesSuffix).Order(StringComparer.Ordinal)];
        if (annotations.Length == 0) throw new IOException($"{folder}: no *{NotesSuffix} in this folder");
        return [.. annotations.AsParallel().AsOrdered().Select(a => ReadOne(a, model))];
    }

    private static Recording ReadOne(string annotation, VoiceModel? model)
    {
        string stem = annotation[..^NotesSuffix.Length];
        string audio = s_audioSuffixes.Select(suffix => stem + suffix).FirstOrDefault(File.Exists)
            ?? throw new IOException($"{annotation}: no {string.Join(" or ", s_audioSuffixes)} beside it");
        try
        {
            AudioClip clip = AudioFile.Read(audio);
            if (clip.IsTruncated) throw new AudioFileException("it is cut short: its notes would count as missed");
            NoteSpan[] notes = [.. NoteCsv.Read(annotation).Where(AnnotatedPitch.IsPlausible)];
            return Recording.Analyse(Path.GetFileName(stem), clip.ToMono(), clip.SampleRate, notes, model);
        }
        catch (AudioFileException e)
        {
            throw new IOException($"cannot read {audio}: {e.Message}", e);
        }
    }
}
