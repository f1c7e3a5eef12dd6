using VocalMidi.AudioFiles;

namespace VocalMidi.Cli.Tests;

public sealed class SynthesiseCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_demo_voice_is_written_with_its_notes()
    {
        CommandResult result = CommandLine.Run("synthesise", "demo", "-o", _folder["new"]);
        Assert.Equal((0, ""), (result.Status, result.Data));
        string[] notes = File.ReadAllLines(_folder["new/voice.notes.csv"]);
        Assert.Equal("onset_s,offset_s,midi_pitch", notes[0]);
        Assert.Contains("demo: 1 recording, ", result.Words);
        Assert.Contains($", {notes.Length - 1} notes -> ", result.Words);
        Assert.InRange(AudioFile.Read(_folder["new/voice.wav"]).Seconds, 5, 60);
    }

    [Fact]
    public void A_set_that_does_not_exist_is_refused_with_the_names_of_those_that_do()
    {
        CommandResult result = CommandLine.Run("synthesise", "opera", "-o", _folder.Path);
        Assert.Equal(1, result.Status);
        Assert.Contains("'evaluation'", result.Words);
    }
}
