using VocalMidi.AudioFiles;
using VocalMidi.Cli.Files;
using VocalMidi.Cli.Output;
using VocalMidi.Engine;

namespace VocalMidi.Cli.Commands;

/// <summary>Writes the features of every input, several at once; one that fails does not stop the others.</summary>
/// <param name="named">Files, folders and globs as named.</param>
/// <param name="folder">Where NAME.npy goes.</param>
/// <param name="jobs">Recordings worked on at once.</param>
/// <param name="quiet">Only errors are said.</param>
/// <param name="terminal">Where to speak.</param>
internal sealed class FeaturesRun(IReadOnlyList<string> named, string folder, int jobs, bool quiet, Terminal terminal)
{
    /// <summary>Does it all; returns an <see cref="ExitStatus"/>.</summary>
    /// <exception cref="UserException">Two inputs would share an output; nothing was done.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public int Run()
    {
        InputFiles inputs = InputFiles.Find(named);
        foreach (string problem in inputs.Problems) terminal.Complain("cannot read " + problem);
        foreach (IGrouping<string, string> same in inputs.Paths.GroupBy(OutputOf).Where(g => g.Count() > 1))
            throw new UserException($"{string.Join(" and ", same)} would both be written to {same.Key}");
        Directory.CreateDirectory(folder);

        int failed = inputs.Problems.Count;
        terminal.WithProgress("Analysing", inputs.Paths.Count, progress =>
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs };
            Parallel.For(0, inputs.Paths.Count, parallel, i =>
            {
                if (!Write(inputs.Paths[i])) Interlocked.Increment(ref failed);
                progress(i, 1);
            });
        });
        return failed == 0 ? ExitStatus.Success : ExitStatus.Unreadable;
    }

    private string OutputOf(string input) => Path.Combine(folder, Path.GetFileNameWithoutExtension(input) + ".npy");

    private bool Write(string path)
    {
        string output = OutputOf(path);
        try
        {
            AudioClip clip = AudioFile.Read(path);
            if (clip.SampleRate is < 8000 or > 384000)
                throw new AudioFileException($"its rate of {clip.SampleRate} Hz is outside 8000 to 384000 Hz");
            if (clip.IsTruncated) terminal.WarnOfTruncation(path, clip.Seconds);
            float[] features = FileFeatures.Of(clip.ToMono(), clip.SampleRate);
            NpyFile.Write(output, features, FileFeatures.PerHop);
            if (!quiet) terminal.Say($"{path}: {features.Length / FileFeatures.PerHop} hops -> {output}");
            return true;
        }
        catch (AudioFileException e)
        {
            terminal.Complain($"cannot read {path}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Complain($"cannot write {output}: {e.Message}");
        }

        return false;
    }
}
