using System.Globalization;
using System.Text.Json;
using VocalMidi.AudioFiles;
using VocalMidi.Cli.Transcription;
using VocalMidi.Engine;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;
using VocalMidi.Hosting;

namespace VocalMidi.Cli.Tests;

/// <summary>The built plugin (native/build-plugin.sh) against the command, on the voice that ships.</summary>
public sealed class PluginAgreementTests : IDisposable
{
    private static readonly AudioClip s_voice = AudioFile.Read(Path.Combine(BuiltPlugin.Root, "samples", "voice.wav"));

    private readonly TemporaryFolder _folder = new();

    /// <summary>A note as both sides tell it: samples at which its messages leave, and MIDI key.</summary>
    private readonly record struct Played(long On, long Off, int Key);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TimingMode.Live, 44100, false)]
    [InlineData(TimingMode.Live, 48000, false)]
    [InlineData(TimingMode.Aligned, 44100, false)]
    [InlineData(TimingMode.Aligned, 48000, false)]
    [InlineData(TimingMode.Live, 44100, true)]
    [InlineData(TimingMode.Live, 48000, true)]
    [InlineData(TimingMode.Aligned, 44100, true)]
    [InlineData(TimingMode.Aligned, 48000, true)]
    public void Transcribe_gives_exactly_the_notes_of_the_plugin(TimingMode timing, int rate, bool withModel)
    {
        string voice = VoiceAt(rate);
        string mode = timing.ToString().ToLowerInvariant();
        var listening = new Dictionary<string, string>
        {
            [ModelCatalogue.Variable] = withModel ? Path.Combine(AppContext.BaseDirectory, "tiny", "tiny.onnx") : "none",
        };
        CommandResult played = CommandLine.Start(
            _folder.Path, listening, "host", BuiltPlugin.File, "--input", voice, "--rate", $"{rate}", "--block", "random", "--set", $"timing={mode}",
            "--events");
        Assert.Equal((0, ""), (played.Status, played.Status == 0 ? "" : played.Words));
        Assert.Contains(withModel ? "with the model tiny 1" : "the classical tracker, as asked", played.Words);
        CommandResult transcribed =
            CommandLine.Start(_folder.Path, listening, "transcribe", voice, "--timing", mode, "--json", "-");

        Played[] notes = NotesOf(played.Data);
        Assert.True(notes.Length > 10);
        Assert.Equal(notes, NotesOf(transcribed.Data, rate, VoicePipeline.LatencySamplesFor(rate, timing)));
    }

    [Theory]
    [InlineData(TimingMode.Live, 44100)]
    [InlineData(TimingMode.Live, 48000)]
    [InlineData(TimingMode.Aligned, 44100)]
    [InlineData(TimingMode.Aligned, 48000)]
    public void Transcribed_notes_do_not_depend_on_the_block_size(TimingMode timing, int rate)
    {
        float[] mono = SincResampler.Resample(s_voice.ToMono(), s_voice.SampleRate, rate);
        IReadOnlyList<VoiceNote> reference = Transcribe(64);
        Assert.NotEmpty(reference);
        foreach (int block in new[] { 1, 7, 511, 4096 }) Assert.Equal(reference, Transcribe(block));

        IReadOnlyList<VoiceNote> Transcribe(int block) => new StreamingTranscriber(timing, blockSamples: block)
            .Transcribe(new MonoSamples(mono, rate), new Dictionary<ParameterId, double>(), _ => { }).Notes;
    }

    // Both sides are given the rate they work at: neither resamples before its engine.
    private string VoiceAt(int rate)
    {
        string path = _folder[$"voice-{rate}.wav"];
        float[] mono = SincResampler.Resample(s_voice.ToMono(), s_voice.SampleRate, rate);
        AudioFile.Write(path, mono, 1, rate, AudioFormat.WavFloat);
        return path;
    }

    // "7411 midi port 0 note-on channel 0 key 57 velocity 92"; one voice, so an off ends the note before it.
    private static Played[] NotesOf(string events)
    {
        var notes = new List<Played>();
        foreach (string[] words in events.Split('\n').Select(line => line.Split(' ')))
        {
            if (words.Contains("note-on")) notes.Add(new Played(At(words), -1, Key(words)));
            if (words.Contains("note-off")) notes[^1] = notes[^1] with { Off = At(words) };
        }

        return [.. notes];

        static long At(string[] words) => long.Parse(words[0], CultureInfo.InvariantCulture);
        static int Key(string[] words) => int.Parse(words[Array.IndexOf(words, "key") + 1], CultureInfo.InvariantCulture);
    }

    private static Played[] NotesOf(string json, int rate, int latency)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return
        [
            .. document.RootElement.GetProperty("files")[0].GetProperty("notes").EnumerateArray().Select(note => new Played(
                Sample(note, "onset_s"),
                Sample(note, "offset_s"),
                note.GetProperty("key").GetInt32())),
        ];

        long Sample(JsonElement note, string name) => (long)Math.Round(note.GetProperty(name).GetDouble() * rate) + latency;
    }
}
