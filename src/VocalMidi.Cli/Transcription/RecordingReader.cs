using VocalMidi.AudioFiles;

namespace VocalMidi.Cli.Transcription;

/// <summary>Takes some of a recording's samples.</summary>
internal delegate void SampleTaker(ReadOnlySpan<float> mono);

/// <summary>Reads recordings to their end with one block in memory, and tells how far it is.</summary>
internal static class RecordingReader
{
    private const double ProgressSeconds = 5;

    /// <summary>Hands out all of a recording, block by block, on the calling thread.</summary>
    /// <param name="recording">At its start.</param>
    /// <param name="blockSamples">Samples at a time, at most.</param>
    /// <param name="take">Gets each block.</param>
    /// <param name="progress">Told every few seconds of audio how much is done, where the length is known.</param>
    public static void ReadAll(IMonoSource recording, int blockSamples, SampleTaker take, Action<double> progress)
    {
        var block = new float[blockSamples];
        long told = 0;
        while (recording.Read(block) is > 0 and int count)
        {
            take(block.AsSpan(0, count));
            if (recording.Length is not { } length || recording.Position - told < ProgressSeconds * recording.SampleRate)
                continue;
            told = recording.Position;
            // A header may promise less than there is.
            progress(Math.Min(1, (double)told / Math.Max(1, length)));
        }
    }
}
