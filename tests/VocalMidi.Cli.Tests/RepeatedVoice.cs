using VocalMidi.AudioFiles;

namespace VocalMidi.Cli.Tests;

/// <summary>A voice over and over, without a copy of it all; remembers how much was asked for at once.</summary>
internal sealed class RepeatedVoice(float[] mono, int sampleRate, int times) : IMonoSource
{
    public int SampleRate => sampleRate;

    public long Position { get; private set; }

    public long? Length => (long)mono.Length * times;

    public int LongestRead { get; private set; }

    public int Read(Span<float> into)
    {
        LongestRead = Math.Max(LongestRead, into.Length);
        int at = (int)(Position % mono.Length);
        int count = (int)Math.Min(Math.Min(into.Length, mono.Length - at), Length!.Value - Position);
        mono.AsSpan(at, count).CopyTo(into);
        Position += count;
        return count;
    }
}
