using VocalMidi.Cli.Files;

namespace VocalMidi.Cli.Tests;

public sealed class InputFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_stands_for_the_audio_directly_inside_it_in_order()
    {
        Add("b.WAV", "a.flac", "c.ogg", "d.mp3", "notes.csv", "below/e.wav");
        InputFiles found = InputFiles.Find([_folder.Path]);
        Assert.Equal(["a.flac", "b.WAV", "c.ogg", "d.mp3"], Names(found));
        Assert.True(found.IsSeveral);
    }

    [Fact]
    public void A_folder_with_one_file_still_counts_as_several_inputs()
    {
        Add("only.wav");
        Assert.True(InputFiles.Find([_folder.Path]).IsSeveral);
        Assert.False(InputFiles.Find([_folder["only.wav"]]).IsSeveral);
    }

    [Theory]
    [InlineData("*.wav", "one.wav two.wav")]
    [InlineData("t*", "two.wav three.flac")]
    [InlineData("?ne.wav", "one.wav")]
    [InlineData("sub*/*.wav", "deep.wav")]
    [InlineData("**/*.wav", "one.wav two.wav deep.wav deeper.wav")]
    public void A_glob_the_shell_left_alone_is_expanded(string pattern, string expected)
    {
        Add("one.wav", "two.wav", "three.flac", ".hidden.wav", "sub/deep.wav", "sub/sub/deeper.wav");
        Assert.Equal(expected.Split(' ').Order(), Names(InputFiles.Find([_folder[pattern]])).Order());
    }

    [Fact]
    public void A_file_with_a_star_in_its_name_is_itself()
    {
        Add("take*.wav", "take1.wav");
        Assert.Equal(["take*.wav"], Names(InputFiles.Find([_folder["take*.wav"]])));
    }

    [Fact]
    public void A_file_named_twice_is_transcribed_once()
    {
        Add("a.wav", "b.wav");
        InputFiles found = InputFiles.Find([_folder["b.wav"], _folder.Path, _folder["./a.wav"]]);
        Assert.Equal(["b.wav", "a.wav"], Names(found));
    }

    [Fact]
    public void What_stands_for_no_file_is_told()
    {
        Directory.CreateDirectory(_folder["empty"]);
        InputFiles found = InputFiles.Find([_folder["empty"], _folder["x*.wav"]]);
        Assert.Empty(found.Paths);
        Assert.Collection(
            found.Problems,
            p => Assert.EndsWith("no audio files in this folder", p),
            p => Assert.EndsWith("no file matches", p));
    }

    private void Add(params string[] names)
    {
        foreach (string name in names) _folder.AddText(name);
    }

    private static IEnumerable<string> Names(InputFiles found) => found.Paths.Select(p => Path.GetFileName(p));
}
