using System.Globalization;
using VocalMidi.Synthesis.Files;

namespace VocalMidi.Synthesis.Tests;

public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vocalmidi-synthesis-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_recording_is_written_as_wav_with_its_notes_beside_it()
    {
        float[] samples = [0, 0.5f, -0.5f, 1, -1, 1.5f];
        string target = Path.Combine(_folder, "new", "folder");
        SetWriter.Write([new RenderedVoice("take", 22050, samples, [new SungNote(0.25, 1.5, 60.125)])], target);

        byte[] bytes = File.ReadAllBytes(Path.Combine(target, "take.wav"));
        Assert.Equal(44 + 12, bytes.Length);
        Assert.Equal("RIFF", System.Text.Encoding.ASCII.GetString(bytes, 0, 4));
        Assert.Equal(bytes.Length - 8, BitConverter.ToInt32(bytes, 4));
        Assert.Equal("WAVEfmt ", System.Text.Encoding.ASCII.GetString(bytes, 8, 8));
        Assert.Equal((1, 1), (BitConverter.ToInt16(bytes, 20), BitConverter.ToInt16(bytes, 22)));
        Assert.Equal((22050, 44100), (BitConverter.ToInt32(bytes, 24), BitConverter.ToInt32(bytes, 28)));
        Assert.Equal(12, BitConverter.ToInt32(bytes, 40));
        short[] pcm = [.. Enumerable.Range(0, 6).Select(i => BitConverter.ToInt16(bytes, 44 + (2 * i)))];
        Assert.Equal([0, 16384, -16384, 32767, -32767, 32767], pcm);
        Assert.Equal(
            "onset_s,offset_s,midi_pitch\n0.2500,1.5000,60.1250\n",
            File.ReadAllText(Path.Combine(target, "take.notes.csv")));
    }

    [Fact]
    public void Notes_are_written_with_points_in_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.EndsWith("\n0.5000,0.7500,61.5000\n", SetWriter.NotesCsv([new SungNote(0.5, 0.75, 61.5)]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_committed_sample_is_what_the_demo_renders()
    {
        RenderedVoice demo = DemoVoice.Render();
        Assert.Equal(SetWriter.NotesCsv(demo.Notes), File.ReadAllText(SamplePath("voice.notes.csv")));

        byte[] committed = File.ReadAllBytes(SamplePath("voice.wav"));
        Assert.Equal(demo.SampleRate, BitConverter.ToInt32(committed, 24));
        Assert.Equal(44 + (2 * demo.Samples.Length), committed.Length);
        Assert.InRange(committed.Length, 1_000_000, 1_400_000);
        for (int i = 0; i < demo.Samples.Length; i++)
        {
            int difference = WavWriter.ToPcm16(demo.Samples[i]) - BitConverter.ToInt16(committed, 44 + (2 * i));
            // Another machine's sines and exponentials may round a sample to the neighbouring value.
            Assert.True(Math.Abs(difference) <= 2, $"sample {i} differs by {difference}");
        }
    }

    private static string SamplePath(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);
}
