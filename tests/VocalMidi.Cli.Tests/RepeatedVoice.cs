using VocalMidi.AudioFiles;

namespace VocalMidi.Cli.Tests;

/// <summary>A voice over and over, without a copy of it all; remembers how much was asked for at once.</summary>
internal sealed class RepeatedVoice(float[] voice, int sampleRate, int times) : IMonoSource
{
    public int SampleRate => sampleRate;

    public long Position { get; private set; }

    public long? Length => (long)voice.Length * times;

    public int LongestRead { get; private set; }

    public int Read(Span<float> mono)
    {
        LongestRead = Math.Max(LongestRead, mono.Length);
        int at = (int)(Position % voice.Length);
        int count = (int)Math.Min(Math.Min(mono.Length, voice.Length - at), Length!.Value - Position);
        voice.AsSpan(at, count).CopyTo(mono);
        Position += count;
        return count;
    }
}
