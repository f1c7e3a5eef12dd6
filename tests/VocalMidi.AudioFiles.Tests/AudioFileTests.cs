using CsCheck;

namespace VocalMidi.AudioFiles.Tests;

public sealed class AudioFileTests : IDisposable
{
    private const int Rate = 44100;
    private readonly string _folder = Directory.CreateTempSubdirectory("vocalmidi-audio").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_float_wav_comes_back_bit_for_bit_with_nan_infinity_and_overs()
    {
        float[] samples = [0, 1, -1, 0.1f, 7.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-42f];
        AudioClip clip = WriteAndRead("odd.wav", samples, 1, AudioFormat.WavFloat);
        Assert.Equal(
            samples.Select(BitConverter.SingleToInt32Bits), clip.Interleaved.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Any_float_wav_comes_back_as_it_was()
    {
        string path = In("any.wav");
        Gen.Select(Gen.Float[-1f, 1f].Array[0, 300], Gen.Int[1, 4], Gen.Int[8000, 384000]).Sample(
            (samples, channels, rate) =>
            {
                float[] whole = samples[..(samples.Length / channels * channels)];
                AudioFile.Write(path, whole, channels, rate);
                AudioClip clip = AudioFile.Read(path);
                return clip.Channels == channels && clip.SampleRate == rate && whole.SequenceEqual(clip.Interleaved);
            },
            iter: 100,
            threads: 1);
    }

    [Theory]
    [InlineData(AudioFormat.Wav16, "a.wav", 1e-4)]
    [InlineData(AudioFormat.Wav24, "a.wav", 1e-6)]
    [InlineData(AudioFormat.Flac16, "a.flac", 1e-4)]
    public void A_lossless_format_comes_back_within_its_resolution(AudioFormat format, string name, double tolerance)
    {
        float[] sine = Sine(440, 0.8, Rate);
        AudioClip clip = WriteAndRead(name, sine, 1, format);
        Assert.Equal(sine.Length, clip.Frames);
        Assert.False(clip.IsTruncated);
        Assert.All(sine.Zip(clip.Interleaved), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    [Theory]
    [InlineData(AudioFormat.OggVorbis, "a.ogg")]
    [InlineData(AudioFormat.Mp3, "a.mp3")]
    public void A_lossy_format_comes_back_as_loud_and_as_long(AudioFormat format, string name)
    {
        float[] sine = Sine(440, 0.5, 2 * Rate);
        AudioClip clip = WriteAndRead(name, sine, 1, format);
        Assert.Equal(Rate, clip.SampleRate);
        Assert.InRange(clip.Frames, sine.Length, sine.Length + 3 * 1152); // whole MP3 frames may be added
        Assert.Equal(0.5 / Math.Sqrt(2), Rms(clip.Interleaved[Rate..(Rate + 4410)]), 0.02);
    }

    [Fact]
    public void A_16_bit_file_clips_instead_of_wrapping_round()
    {
        AudioClip clip = WriteAndRead("loud.wav", [3f, -3f], 1, AudioFormat.Wav16);
        Assert.Equal(1, clip.Interleaved[0], 1e-3);
        Assert.Equal(-1, clip.Interleaved[1], 1e-3);
    }

    [Fact]
    public void Mono_is_the_mean_of_the_channels()
    {
        var clip = new AudioClip([1f, 0f, 0.5f, -0.5f, 0.25f, 0.75f], 2, Rate);
        Assert.Equal([0.5f, 0f, 0.5f], clip.ToMono());
        Assert.Equal([0f, -0.5f, 0.75f], clip.Channel(1));
    }

    [Fact]
    public void A_missing_file_a_folder_and_an_empty_file_are_each_named_for_what_they_are()
    {
        File.WriteAllBytes(In("empty.wav"), []);
        Assert.Equal("no such file", Refusal(In("nothing.wav")));
        Assert.Equal("no such file", Refusal(In("no/such/folder.wav")));
        Assert.Equal("it is a folder", Refusal(_folder));
        Assert.Equal("it is empty", Refusal(In("empty.wav")));
    }

    [Fact]
    public void A_text_file_named_wav_is_refused()
    {
        File.WriteAllText(In("text.wav"), "this is no audio, whatever its name says");
        Assert.StartsWith("not an audio file libsndfile knows (is it truncated?)", Refusal(In("text.wav")));
    }

    [Fact]
    public void A_header_cut_in_the_middle_is_refused()
    {
        AudioFile.Write(In("whole.wav"), Sine(440, 0.5, 1000), 1, Rate, AudioFormat.Wav16);
        File.WriteAllBytes(In("cut.wav"), File.ReadAllBytes(In("whole.wav"))[..20]);
        Assert.StartsWith("not an audio file libsndfile knows (is it truncated?)", Refusal(In("cut.wav")));
    }

    [Theory]
    [InlineData(AudioFormat.Wav16, "a.wav")]
    [InlineData(AudioFormat.WavFloat, "b.wav")]
    [InlineData(AudioFormat.Flac16, "c.flac")]
    public void A_file_cut_in_its_audio_gives_what_is_there_and_says_so(AudioFormat format, string name)
    {
        float[] noise = Noise(Rate);
        AudioFile.Write(In(name), noise, 1, Rate, format);
        byte[] bytes = File.ReadAllBytes(In(name));
        File.WriteAllBytes(In(name), bytes[..(bytes.Length / 2)]);
        AudioClip clip = AudioFile.Read(In(name));
        Assert.True(clip.IsTruncated);
        Assert.InRange(clip.Frames, Rate / 4, Rate * 3 / 5);
        Assert.Equal(noise[100], clip.Interleaved[100], 1e-3);
    }

    [Fact]
    public void A_file_without_a_single_sample_is_empty_audio()
    {
        AudioClip clip = WriteAndRead("none.wav", [], 2, AudioFormat.WavFloat);
        Assert.Equal(0, clip.Frames);
        Assert.False(clip.IsTruncated);
    }

    [Fact]
    public void Random_bytes_never_do_worse_than_a_refusal()
    {
        byte[] seed = ValidWavBytes();
        string path = In("fuzz.wav");
        Gen.Select(Gen.Int[0, 43], Gen.Byte, Gen.Int[1, seed.Length]).Sample(
            (at, value, length) =>
            {
                byte[] damaged = seed[..length];
                if (at < length) damaged[at] = value;
                File.WriteAllBytes(path, damaged);
                try
                {
                    Assert.True(AudioFile.Read(path).Frames >= 0);
                }
                catch (AudioFileException refusal)
                {
                    Assert.NotEmpty(refusal.Message);
                }
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public void Writing_into_a_missing_folder_is_refused() =>
        Assert.Throws<AudioFileException>(() => AudioFile.Write(In("no/such/a.wav"), [0f], 1, Rate));

    private byte[] ValidWavBytes()
    {
        AudioFile.Write(In("seed.wav"), Noise(2000), 2, Rate, AudioFormat.Wav16);
        return File.ReadAllBytes(In("seed.wav"));
    }

    private string In(string name) => Path.Combine(_folder, name);

    private AudioClip WriteAndRead(string name, float[] samples, int channels, AudioFormat format)
    {
        AudioFile.Write(In(name), samples, channels, Rate, format);
        return AudioFile.Read(In(name));
    }

    private static string Refusal(string path) => Assert.Throws<AudioFileException>(() => AudioFile.Read(path)).Message;

    private static float[] Sine(double hertz, double amplitude, int samples) =>
        [.. Enumerable.Range(0, samples).Select(n => (float)(amplitude * Math.Sin(2 * Math.PI * hertz * n / Rate)))];

    private static float[] Noise(int samples)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, samples).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static double Rms(float[] samples) => Math.Sqrt(samples.Average(x => (double)x * x));
}
