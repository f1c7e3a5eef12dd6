namespace VocalMidi.Cli.Tests;

/// <summary>The built executable, as a shell sees it.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void With_nothing_asked_a_midi_file_lands_in_the_current_folder_and_stdout_stays_empty()
    {
        _folder.AddVoice("recordings/take.wav");
        CommandResult result = CommandLine.Start(_folder.Path, "transcribe", "recordings/take.wav");
        Assert.Equal((0, ""), (result.Status, result.Data));
        Assert.Matches("^Listening with .*\nrecordings/take.wav: 3 notes in 2.6 s -> take.mid\n$", result.Words);
        Assert.True(_folder.Has("take.mid"));
    }

    [Fact]
    public void Quiet_says_nothing()
    {
        _folder.AddVoice("take.wav");
        Assert.Equal(new CommandResult(0, "", ""), CommandLine.Start(_folder.Path, "transcribe", "take.wav", "-q"));
    }

    [Fact]
    public void The_version_and_the_help_are_data()
    {
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", CommandLine.Start(_folder.Path, "--version").Data);
        CommandResult help = CommandLine.Start(_folder.Path, "transcribe", "--help");
        Assert.Equal(0, help.Status);
        Assert.Contains("Examples:", help.Data);
        Assert.Contains("--gate <dBFS>", help.Data);
    }

    [Fact]
    public void An_unknown_command_is_refused_with_status_1()
    {
        CommandResult result = CommandLine.Start(_folder.Path, "transscribe");
        Assert.Equal((1, ""), (result.Status, result.Data));
        Assert.Contains("Try: vocalmidi --help", result.Words);
    }
}
