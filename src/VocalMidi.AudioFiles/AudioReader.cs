using VocalMidi.AudioFiles.Interop;

namespace VocalMidi.AudioFiles;

/// <summary>
/// An open audio file, read from start to end: however long it is, only what was asked for last is in memory. As a
/// <see cref="IMonoSource"/> it gives the mean of its channels. One thread at a time.
/// </summary>
public sealed class AudioReader : IMonoSource, IDisposable
{
    // libsndfile reports a length it cannot know (a pipe) as SF_COUNT_MAX.
    private const long LongestFrames = 1L << 40;

    /// <summary>Frames that are read at once where channels have to be mixed.</summary>
    private const int MixedFrames = 4096;

    private readonly SndfileHandle _file;
    private readonly bool _promisedMore;
    private readonly float[] _frames;
    private bool _ended;

    private AudioReader(SndfileHandle file, SfInfo info)
    {
        _file = file;
        _promisedMore = HeaderPromisesMore(file);
        Channels = info.Channels;
        SampleRate = info.SampleRate;
        Length = info.Frames < LongestFrames ? info.Frames : null;
        _frames = new float[Channels == 1 ? 0 : MixedFrames * Channels];
    }

    /// <summary>Channels, at least 1.</summary>
    public int Channels { get; }

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <summary>Frames read so far.</summary>
    public long Position { get; private set; }

    /// <summary>Frames that the header promises; null where it does not know.</summary>
    public long? Length { get; }

    /// <summary>What was read so far lasts so long, seconds.</summary>
    public double Seconds => (double)Position / SampleRate;

    /// <summary>The file ends before its header says it should: known for certain once all has been read.</summary>
    public bool IsTruncated => _promisedMore || (_ended && Length is { } promised && Position < promised);

    /// <summary>Opens a file.</summary>
    /// <exception cref="AudioFileException">
    /// There is no such file, it may not be read, libsndfile does not know it or is missing.
    /// </exception>
    public static AudioReader Open(string path)
    {
        EnsureReadable(path);
        SfInfo info = default;
        SndfileHandle file = SndfileHandle.Open(path, LibSndfile.ModeRead, ref info);
        if (!file.IsInvalid) return new AudioReader(file, info);
        using (file)
        {
            throw new AudioFileException(
                "not an audio file libsndfile knows (is it truncated?); libsndfile says: " + file.LastError);
        }
    }

    /// <summary>Reads the next frames.</summary>
    /// <param name="interleaved">Room for at least one frame; filled from its start.</param>
    /// <returns>How many frames were read; 0 only at the end.</returns>
    public unsafe int ReadFrames(Span<float> interleaved)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interleaved.Length, Channels);
        fixed (float* into = interleaved)
        {
            long frames = LibSndfile.ReadFrames(_file.Pointer, into, interleaved.Length / Channels);
            _ended |= frames <= 0;
            Position += Math.Max(0, frames);
            return (int)Math.Max(0, frames);
        }
    }

    /// <inheritdoc/>
    public int Read(Span<float> mono)
    {
        if (Channels == 1) return ReadFrames(mono);
        int wanted = Math.Min(mono.Length, MixedFrames);
        int frames = ReadFrames(_frames.AsSpan(0, wanted * Channels));
        Downmix.ToMono(_frames.AsSpan(0, frames * Channels), Channels, mono);
        return frames;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

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
}
