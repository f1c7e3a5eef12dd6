using VocalMidi.AudioFiles.Interop;

namespace VocalMidi.AudioFiles;

/// <summary>
/// Reads WAV, FLAC, OGG, MP3 (and whatever else libsndfile knows) and writes the formats of
/// <see cref="AudioFormat"/>. Any thread may call; calls share nothing.
/// </summary>
public static class AudioFile
{
    private const int ReadChunkFrames = 1 << 16;

    // libsndfile reports a length it cannot know (a pipe) as SF_COUNT_MAX.
    private const long LongestFrames = 1L << 40;

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="AudioFileException">
    /// There is no such file, it may not be read, libsndfile does not know it or is missing, or it does not fit memory.
    /// </exception>
    public static AudioClip Read(string path)
    {
        EnsureReadable(path);
        SfInfo info = default;
        using SndfileHandle file = SndfileHandle.Open(path, LibSndfile.ModeRead, ref info);
        if (file.IsInvalid)
        {
            throw new AudioFileException(
                "not an audio file libsndfile knows (is it truncated?); libsndfile says: " + LastError(file));
        }

        bool shortOfHeader = HeaderPromisesMore(file);
        float[] samples = ReadAll(file, info);
        return new AudioClip(
            samples,
            info.Channels,
            info.SampleRate,
            shortOfHeader || (info.Frames < LongestFrames && samples.Length / info.Channels < info.Frames));
    }

    /// <summary>Writes interleaved samples, replacing a file that is there.</summary>
    /// <exception cref="AudioFileException">The file cannot be created, or the disk is full.</exception>
    public static unsafe void Write(
        string path,
        ReadOnlySpan<float> interleaved,
        int channels,
        int sampleRate,
        AudioFormat format = AudioFormat.WavFloat)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        var info = new SfInfo { Channels = channels, SampleRate = sampleRate, Format = (int)format };
        using SndfileHandle file = SndfileHandle.Open(path, LibSndfile.ModeWrite, ref info);
        if (file.IsInvalid) throw new AudioFileException(LastError(file));

        _ = LibSndfile.Command(file.Pointer, LibSndfile.CommandSetClipping, null, 1);
        long frames = interleaved.Length / channels;
        fixed (float* samples = interleaved)
        {
            if (frames > 0 && LibSndfile.WriteFrames(file.Pointer, samples, frames) != frames)
            {
                throw new AudioFileException(LastError(file));
            }
        }
    }

    // libsndfile's words for these ("System error.") help nobody.
    private static void EnsureReadable(string path)
    {
        try
        {
            if (Directory.Exists(path)) throw new AudioFileException("it is a folder");
            using FileStream probe = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (probe.CanSeek && probe.Length == 0) throw new AudioFileException("it is empty");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AudioFileException("no such file", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new AudioFileException("permission denied", e);
        }
        catch (IOException e) when (e is not AudioFileException)
        {
            throw new AudioFileException(e.Message, e);
        }
    }

    private static unsafe float[] ReadAll(SndfileHandle file, SfInfo info)
    {
        // A damaged header may promise anything: grow towards it instead of trusting it.
        var samples = new float[(int)Math.Min(info.Frames, ReadChunkFrames) * info.Channels];
        int filled = 0;
        while (true)
        {
            if (filled == samples.Length) Array.Resize(ref samples, GrownLength(samples.Length, info));
            fixed (float* free = &samples[filled])
            {
                long frames = LibSndfile.ReadFrames(file.Pointer, free, (samples.Length - filled) / info.Channels);
                if (frames <= 0) break;
                filled += (int)frames * info.Channels;
            }
        }

        if (filled < samples.Length) Array.Resize(ref samples, filled);
        return samples;
    }

    // One frame more than the header promises: the read that finds nothing more is the end.
    private static int GrownLength(int length, SfInfo info)
    {
        int room = Array.MaxLength - Array.MaxLength % info.Channels;
        if (length >= room) throw new AudioFileException("it is too long to hold in memory");
        long wanted = Math.Max(length * 2L, (long)ReadChunkFrames * info.Channels);
        long promised = (Math.Min(info.Frames, LongestFrames) + 1) * info.Channels;
        return (int)Math.Min(wanted >= promised && promised > length ? promised : wanted, room);
    }

    // For WAV and its kin libsndfile quietly shortens the length to what is there and only its log tells:
    // "data : 88200 (should be 44136)".
    private static unsafe bool HeaderPromisesMore(SndfileHandle file)
    {
        Span<byte> log = stackalloc byte[4096];
        fixed (byte* p = log)
        {
            int length = LibSndfile.Command(file.Pointer, LibSndfile.CommandGetLogInfo, p, log.Length);
            length = Math.Clamp(length, 0, log.Length);
            return IsShortDataChunk(System.Text.Encoding.Latin1.GetString(p, length));
        }
    }

    private static bool IsShortDataChunk(string log) => log
        .Split('\n')
        .Any(line => line.TrimStart('*', ' ').StartsWith("data", StringComparison.Ordinal)
            && line.Contains("(should be", StringComparison.Ordinal));

    private static string LastError(SndfileHandle file) =>
        LibSndfile.Error(file.IsInvalid ? 0 : file.Pointer).TrimEnd('.');
}
