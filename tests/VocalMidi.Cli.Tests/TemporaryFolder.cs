using VocalMidi.AudioFiles;

namespace VocalMidi.Cli.Tests;

/// <summary>A folder of its own for a test, with recordings to transcribe.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public const int Rate = 44100;

    public string Path { get; } = Directory.CreateTempSubdirectory("vocalmidi-cli").FullName;

    /// <summary>Onsets of the notes in <see cref="AddVoice"/>, seconds; each lasts 0.4 s.</summary>
    public static double[] Onsets { get; } = [0.3, 1.1, 1.9];

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public bool Has(string name) => File.Exists(this[name]);

    /// <summary>Writes three separate tones on middle C, rich in harmonics as a voice is.</summary>
    public string AddVoice(string name, AudioFormat format = AudioFormat.Wav16, int channels = 1)
    {
        var mono = new float[(int)(2.6 * Rate)];
        foreach (double onset in Onsets)
        {
            int start = (int)(onset * Rate);
            for (int n = 0; n < 0.4 * Rate; n++)
            {
                double edge = Math.Min(1, Math.Min(n, 0.4 * Rate - n) / (0.01 * Rate));
                for (int k = 1; k <= 8; k++)
                {
                    mono[start + n] += (float)(0.25 * edge / k * Math.Sin(2 * Math.PI * 261.6256 * k * n / Rate));
                }
            }
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        float[] interleaved = [.. mono.SelectMany(x => Enumerable.Repeat(x, channels))];
        AudioFile.Write(this[name], interleaved, channels, Rate, format);
        return this[name];
    }

    public string AddText(string name, string text = "not audio")
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
