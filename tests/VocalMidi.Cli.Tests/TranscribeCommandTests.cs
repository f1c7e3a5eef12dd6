using System.Globalization;
using System.Text.Json;
using VocalMidi.AudioFiles;
using VocalMidi.Midi;

namespace VocalMidi.Cli.Tests;

public sealed class TranscribeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(AudioFormat.Wav16, "a.wav", 1)]
    [InlineData(AudioFormat.WavFloat, "a.wav", 2)]
    [InlineData(AudioFormat.Flac16, "a.flac", 1)]
    [InlineData(AudioFormat.OggVorbis, "a.ogg", 2)]
    [InlineData(AudioFormat.Mp3, "a.mp3", 1)]
    public void The_notes_of_every_format_are_found_where_they_were_sung(AudioFormat format, string name, int channels)
    {
        string input = _folder.AddVoice(name, format, channels);
        CommandResult result = CommandLine.Run("transcribe", input, "--notes", "-");
        Assert.Equal((0, "onset_s,offset_s,midi_pitch,note_on_pitch"), (result.Status, result.Data.Split('\n')[0]));
        double[][] notes = Rows(result.Data);
        Assert.Equal(TemporaryFolder.Onsets.Length, notes.Length);
        foreach ((double[] note, double onset) in notes.Zip(TemporaryFolder.Onsets))
        {
            Assert.Equal(onset, note[0], 0.05);
            Assert.Equal(onset + 0.4, note[1], 0.1);
            Assert.Equal(60, note[2], 0.5);
        }
    }

    [Theory]
    [InlineData("aligned")]
    [InlineData("live")]
    [InlineData("file")]
    public void Every_timing_gives_the_notes_in_order(string timing)
    {
        string input = _folder.AddVoice("a.wav");
        CommandResult result = CommandLine.Run("transcribe", input, "--timing", timing, "--notes", "-");
        double[][] notes = Rows(result.Data);
        Assert.Equal(3, notes.Length);
        Assert.All(notes, n => Assert.True(n[1] > n[0]));
        Assert.Equal(notes.Select(n => n[0]).Order(), notes.Select(n => n[0]));
    }

    [Fact]
    public void The_midi_file_the_picture_and_the_csv_are_written_where_named()
    {
        string input = _folder.AddVoice("a.wav");
        CommandResult result = CommandLine.Run(
            "transcribe", input, "--tempo", "90",
            "-o", _folder["x.mid"], "--notes", _folder["x.csv"], "--plot", _folder["x.png"]);
        Assert.Equal((0, ""), (result.Status, result.Data));
        Assert.Equal(3, Rows(File.ReadAllText(_folder["x.csv"])).Length);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(_folder["x.png"])[..4]);
        MidiSong song = MidiFileReader.Read(_folder["x.mid"]);
        Assert.Equal("a", song.TrackName);
        Assert.Equal(90, song.TempoBpm, 1e-3);
        Assert.Equal(3, song.Messages.Count(m => m.IsNoteOn));
        Assert.Equal(3, song.Messages.Count(m => m.IsNoteOff));
    }

    [Fact]
    public void What_cannot_be_read_is_named_and_the_others_finish_with_status_2()
    {
        string good = _folder.AddVoice("good.wav");
        string bad = _folder.AddText("take3.wav");
        CommandResult result = CommandLine.Run(
            "transcribe", bad, _folder["none.wav"], good, _folder["*.xyz"], "-o", _folder["out"]);
        Assert.Equal(2, result.Status);
        Assert.Contains($"vocalmidi: cannot read {bad}: not an audio file libsndfile knows (is it truncated?)", result.Words);
        Assert.Contains($"vocalmidi: cannot read {_folder["none.wav"]}: no such file", result.Words);
        Assert.Contains($"vocalmidi: cannot read {_folder["*.xyz"]}: no file matches", result.Words);
        Assert.True(_folder.Has("out/good.mid"));
        Assert.DoesNotContain("   at ", result.Words);
    }

    [Fact]
    public void A_truncated_recording_is_used_as_far_as_it_goes_with_a_warning()
    {
        string input = _folder.AddVoice("cut.wav");
        byte[] bytes = File.ReadAllBytes(input);
        File.WriteAllBytes(input, bytes[..(bytes.Length / 2)]);
        CommandResult result = CommandLine.Run("transcribe", input, "--notes", "-");
        Assert.Equal(0, result.Status);
        Assert.Contains("cut.wav ends before its header says it should", result.Words);
        Assert.NotEmpty(Rows(result.Data));
    }

    [Fact]
    public void A_rate_the_engine_cannot_take_is_refused_in_words()
    {
        AudioFile.Write(_folder["slow.wav"], new float[4000], 1, 4000);
        CommandResult result = CommandLine.Run("transcribe", _folder["slow.wav"], "--notes", "-");
        Assert.Equal(2, result.Status);
        Assert.Contains("its rate of 4000 Hz is outside 8000 to 384000 Hz", result.Words);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Bad_samples_do_not_stop_the_transcription(float bad)
    {
        AudioClip clip = AudioFile.Read(_folder.AddVoice("a.wav", AudioFormat.WavFloat));
        for (int n = 2000; n < 2100; n++) clip.Interleaved[n] = bad;
        AudioFile.Write(_folder["bad.wav"], clip.Interleaved, 1, clip.SampleRate);
        CommandResult result = CommandLine.Run("transcribe", _folder["bad.wav"], "--notes", "-");
        Assert.Equal(0, result.Status);
        Assert.All(Rows(result.Data), row => Assert.All(row, value => Assert.True(double.IsFinite(value))));
    }

    [Fact]
    public void Silence_and_a_recording_without_a_sample_have_no_notes()
    {
        AudioFile.Write(_folder["silence.wav"], new float[48000], 1, 48000);
        AudioFile.Write(_folder["nothing.wav"], [], 1, 48000);
        CommandResult result = CommandLine.Run("transcribe", _folder.Path, "--json", "-");
        Assert.Equal(0, result.Status);
        using JsonDocument json = JsonDocument.Parse(result.Data);
        Assert.All(
            json.RootElement.GetProperty("files").EnumerateArray(),
            file => Assert.Equal(0, file.GetProperty("notes").GetArrayLength()));
    }

    [Fact]
    public void Several_jobs_at_once_give_what_one_gives()
    {
        for (int i = 0; i < 6; i++) _folder.AddVoice($"v{i}.wav", i < 3 ? AudioFormat.Wav16 : AudioFormat.WavFloat);
        CommandResult one = CommandLine.Run("transcribe", _folder.Path, "--json", "-", "--jobs", "1");
        CommandResult many = CommandLine.Run("transcribe", _folder.Path, "--json", "-", "--jobs", "6");
        Assert.Equal(one.Data, many.Data);
    }

    [Theory]
    [InlineData("--gate -99", "--gate -99: must be a number, -80 to 0")]
    [InlineData("--gate loud", "--gate loud: must be a number, -80 to 0")]
    [InlineData("--lowest-note 40.5", "--lowest-note 40.5: must be a whole number, 28 to 108")]
    [InlineData("--tempo 0", "--tempo 0: must be a number, 4 to 1000")]
    [InlineData("--jobs 0", "--jobs 0: must be a whole number, 1 to 1024")]
    [InlineData("--timing soon", "--timing soon: must be file, aligned or live")]
    [InlineData("--no-such-thing", "unknown option --no-such-thing")]
    public void A_wrong_command_line_is_refused_before_any_work_with_status_1(string wrong, string complaint)
    {
        string input = _folder.AddVoice("a.wav");
        CommandResult result = CommandLine.Run(["transcribe", input, "-o", _folder["a.mid"], .. wrong.Split(' ')]);
        Assert.Equal(1, result.Status);
        Assert.Contains("vocalmidi: " + complaint, result.Words);
        Assert.False(_folder.Has("a.mid"));
    }

    [Fact]
    public void A_result_that_cannot_be_written_is_named_with_status_2()
    {
        string input = _folder.AddVoice("a.wav");
        CommandResult result = CommandLine.Run("transcribe", input, "-o", _folder["no/such/a.mid"]);
        Assert.Equal(2, result.Status);
        Assert.Contains($"vocalmidi: cannot write {_folder["no/such/a.mid"]}: ", result.Words);
    }

    private static double[][] Rows(string csv) =>
    [
        .. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(',').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray()),
    ];
}
