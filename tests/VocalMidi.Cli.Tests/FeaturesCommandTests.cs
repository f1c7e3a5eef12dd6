using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace VocalMidi.Cli.Tests;

public sealed partial class FeaturesCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_features_of_the_voice_that_ships_are_those_that_the_golden_model_heard()
    {
        string voice = Path.Combine(BuiltPlugin.Root, "samples", "voice.wav");
        Assert.Equal(0, CommandLine.Run("features", voice, "-o", _folder["out"], "-q").Status);
        (int rows, int columns, float[] features) = Read(_folder["out/voice.npy"]);
        Assert.Equal((2860, 54), (rows, columns));
        byte[] bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "tiny", "tiny.features.f32"));
        ReadOnlySpan<float> golden = MemoryMarshal.Cast<byte, float>(bytes);
        Assert.Equal(400 * 54, golden.Length);
        // Other processors may round a logarithm otherwise.
        for (int i = 0; i < golden.Length; i++) Assert.Equal(golden[i], features[i], 1e-3f);
    }

    [Fact]
    public void What_cannot_be_read_is_named_and_the_others_are_written_with_status_2()
    {
        string good = _folder.AddVoice("good.wav");
        CommandResult result = CommandLine.Run("features", _folder.AddText("bad.wav"), good, "-o", _folder["out"]);
        Assert.Equal(2, result.Status);
        Assert.Contains($"cannot read {_folder["bad.wav"]}: not an audio file", result.Words);
        Assert.True(_folder.Has("out/good.npy"));
    }

    [Fact]
    public void Two_recordings_of_one_name_are_refused_before_anything_is_done()
    {
        string wav = _folder.AddVoice("a.wav"), other = _folder.AddVoice("b/a.wav");
        CommandResult result = CommandLine.Run("features", wav, other, "-o", _folder["out"]);
        Assert.Equal(1, result.Status);
        Assert.Contains("would both be written to", result.Words);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    private static (int Rows, int Columns, float[] Values) Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0], bytes[..8]);
        int start = 10 + bytes[8] + (256 * bytes[9]);
        Assert.Equal(0, start % 64);
        string header = Encoding.ASCII.GetString(bytes[10..start]);
        Match shape = Header().Match(header);
        Assert.True(shape.Success, header);
        float[] values = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(start)).ToArray();
        return (Number(1), Number(2), values);

        int Number(int group) => int.Parse(shape.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\{'descr': '<f4', 'fortran_order': False, 'shape': \((\d+), (\d+)\), \} *\n$")]
    private static partial Regex Header();
}
