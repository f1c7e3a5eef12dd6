namespace VocalMidi.AudioFiles.Tests;

public sealed class AudioReaderTests : IDisposable
{
    private const int Rate = 44100;
    private readonly string _folder = Directory.CreateTempSubdirectory("vocalmidi-reader").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(AudioFormat.Wav16, 1)]
    [InlineData(AudioFormat.WavFloat, 2)]
    [InlineData(AudioFormat.Wav24, 5)]
    [InlineData(AudioFormat.Flac16, 2)]
    [InlineData(AudioFormat.OggVorbis, 2)]
    [InlineData(AudioFormat.Mp3, 1)]
    public void Pieces_of_any_length_make_up_the_mono_of_the_whole_file(AudioFormat format, int channels)
    {
        string path = Noise("a", format, channels, 30_000);
        AudioClip whole = AudioFile.Read(path);
        foreach (int piece in new[] { 1, 7, 4096, 100_000 })
        {
            using AudioReader reader = AudioReader.Open(path);
            Assert.Equal((channels, Rate), (reader.Channels, reader.SampleRate));
            Assert.Equal(whole.ToMono(), ReadAll(reader, piece));
            Assert.Equal((whole.Frames, whole.IsTruncated), (reader.Position, reader.IsTruncated));
        }
    }

    [Theory]
    [InlineData(AudioFormat.Wav16)]
    [InlineData(AudioFormat.Flac16)]
    public void A_file_cut_in_its_audio_is_read_as_far_as_it_goes_and_then_known_to_be_cut(AudioFormat format)
    {
        string path = Noise("cut", format, 2, Rate);
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        using AudioReader reader = AudioReader.Open(path);
        float[] mono = ReadAll(reader, 4096);
        Assert.True(reader.IsTruncated);
        Assert.InRange(mono.Length, Rate / 4, Rate * 3 / 5);
        Assert.Equal(AudioFile.Read(path).ToMono(), mono);
    }

    [Fact]
    public void Samples_in_memory_are_read_as_a_file_is()
    {
        var source = new MonoSamples(new float[] { 1, 2, 3 }, Rate);
        Assert.Equal(3, source.Length);
        Assert.Equal([1f, 2f, 3f], ReadAll(source, 2));
        Assert.Equal((3, 0), (source.Position, source.Read(new float[2])));
    }

    private static float[] ReadAll(IMonoSource source, int piece)
    {
        var all = new List<float>();
        var block = new float[piece];
        while (source.Read(block) is > 0 and int count) all.AddRange(block.AsSpan(0, count));
        return [.. all];
    }

    private string Noise(string name, AudioFormat format, int channels, int frames)
    {
        string path = Path.Combine(_folder, name);
        var random = new Random(2);
        float[] noise = [.. Enumerable.Range(0, frames * channels).Select(_ => random.NextSingle() - 0.5f)];
        AudioFile.Write(path, noise, channels, Rate, format);
        return path;
    }
}
