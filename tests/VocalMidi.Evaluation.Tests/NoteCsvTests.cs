using static VocalMidi.Evaluation.Tests.Notes;

namespace VocalMidi.Evaluation.Tests;

public sealed class NoteCsvTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_transcribe_writes_is_read_with_the_pitch_at_note_on() =>
        Assert.Equal(
            [new NoteSpan(0.1, 0.5, 60.25, 59.5), new NoteSpan(1.25, 2, 62, 62)],
            Read("onset_s,offset_s,midi_pitch,note_on_pitch\n0.10000,0.50000,60.2500,59.5000\n1.25000,2.00000,62.0,62.0\n"));

    [Fact]
    public void Without_a_pitch_at_note_on_the_settled_one_stands_in() =>
        Assert.Equal([Note(0.1, 0.5, 60)], Read("0.1,0.5,60\n"));

    [Fact]
    public void Notes_come_by_onset_whatever_the_order_of_the_lines() =>
        Assert.Equal([Note(0, 1, 60), Note(1, 2, 62)], Read("1,2,62\n0,1,60\n"));

    [Fact]
    public void Lines_that_are_no_notes_are_passed_over() =>
        Assert.Equal([Note(0, 1, 60)], Read("# by hand\n\n0,1\n0,1,60\nx,1,60,60\n"));

    [Fact]
    public void An_empty_file_has_no_notes() => Assert.Empty(Read(""));

    [Fact]
    public void A_file_that_is_not_there_is_an_IOException() =>
        Assert.ThrowsAny<IOException>(() => NoteCsv.Read(_path + ".missing"));

    private List<NoteSpan> Read(string text)
    {
        File.WriteAllText(_path, text);
        return NoteCsv.Read(_path);
    }
}
