using VocalMidi.AudioFiles.Interop;

namespace VocalMidi.AudioFiles;

/// <summary>
/// Reads whole files, WAV, FLAC, OGG, MP3 and whatever else libsndfile knows, and writes the formats of
/// <see cref="AudioFormat"/>. Any thread may call; calls share nothing. <see cref="AudioReader"/> reads bit by bit.
/// </summary>
public static class AudioFile
{
    private const int ReadChunkFrames = 1 << 16;

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="AudioFileException">
    /// There is no such file, it may not be read, libsndfile does not know it or is missing, or it does not fit memory.
    /// </exception>
    public static AudioClip Read(string path)
    {
        using AudioReader reader = AudioReader.Open(path);
        float[] samples = ReadAll(reader);
        return new AudioClip(samples, reader.Channels, reader.SampleRate, reader.IsTruncated);
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
        if (file.IsInvalid) throw new AudioFileException(file.LastError);

        _ = LibSndfile.Command(file.Pointer, LibSndfile.CommandSetClipping, null, 1);
        long frames = interleaved.Length / channels;
        fixed (float* samples = interleaved)
        {
            if (frames > 0 && LibSndfile.WriteFrames(file.Pointer, samples, frames) != frames)
            {
                throw new AudioFileException(file.LastError);
            }
        }
    }

    private static float[] ReadAll(AudioReader reader)
    {
        // A damaged header may promise anything: grow towards it instead of trusting it.
        var samples = new float[(int)Math.Min(reader.Length ?? ReadChunkFrames, ReadChunkFrames) * reader.Channels];
        int filled = 0;
        while (true)
        {
            if (filled == samples.Length) Array.Resize(ref samples, GrownLength(samples.Length, reader));
            int frames = reader.ReadFrames(samples.AsSpan(filled));
            if (frames == 0) break;
            filled += frames * reader.Channels;
        }

        if (filled < samples.Length) Array.Resize(ref samples, filled);
        return samples;
    }

    // One frame more than the header promises: the read that finds nothing more is the end.
    private static int GrownLength(int length, AudioReader reader)
    {
        int room = Array.MaxLength - Array.MaxLength % reader.Channels;
        if (length >= room) throw new AudioFileException("it is too long to hold in memory");
        long wanted = Math.Max(length * 2L, (long)ReadChunkFrames * reader.Channels);
        long promised = ((reader.Length ?? 0) + 1) * reader.Channels;
        return (int)Math.Min(wanted >= promised && promised > length ? promised : wanted, room);
    }
}
