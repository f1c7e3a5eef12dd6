using VocalMidi.Midi;

namespace VocalMidi.Cli.Tests;

public sealed class ScriptCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_script_that_only_passes_notes_on_leaves_the_song_as_it_was()
    {
        MidiSong song = Song(
            MidiMessage.Controller(0, 0, 7, 100),
            MidiMessage.NoteOn(0, 0, 60, 100), MidiMessage.NoteOff(480, 0, 60),
            MidiMessage.NoteOn(480, 3, 64, 1), MidiMessage.NoteOn(500, 3, 67, 127),
            MidiMessage.NoteOff(900, 3, 64), MidiMessage.NoteOff(960, 3, 67));
        Assert.Equal(song.Messages, Play(song, "function on_note(note) emit(note) end").Messages);
        Assert.Equal(song.Messages, Play(song, "").Messages);
    }

    [Fact]
    public void Notes_move_to_the_grid_earlier_and_later()
    {
        MidiSong song = Song(
            MidiMessage.NoteOn(950, 0, 60, 100), MidiMessage.NoteOff(1400, 0, 60),
            MidiMessage.NoteOn(1930, 0, 62, 100), MidiMessage.NoteOff(2400, 0, 62));
        string input = Write(song);
        CommandResult result = CommandLine.Run(
            "script", "run", "quantize", "--midi", input, "-o", _folder["out.mid"], "--script-set", "grid=1/4");
        Assert.Equal(0, result.Status);
        MidiSong played = MidiFileReader.Read(_folder["out.mid"]);
        Assert.Equal([960, 1920], played.Messages.Where(message => message.IsNoteOn).Select(message => message.Tick));
    }

    [Fact]
    public void Scripts_work_in_order()
    {
        MidiSong song = Song(MidiMessage.NoteOn(0, 0, 60, 100), MidiMessage.NoteOff(480, 0, 60));
        string up = Script("up.lua", "function on_note(n) n.pitch = n.pitch + 1 emit(n) end");
        string twice = Script("twice.lua", "function on_note(n) n.pitch = n.pitch * 2 emit(n) end");
        Assert.Equal([122], Keys(Play(song, up, twice)));
        Assert.Equal([121], Keys(Play(song, twice, up)));
    }

    [Fact]
    public void A_script_that_fails_is_named_and_the_notes_pass()
    {
        MidiSong song = Song(MidiMessage.NoteOn(0, 0, 60, 100), MidiMessage.NoteOff(480, 0, 60));
        string bad = Script("bad.lua", "function on_note(n)\n  emit(nothing.pitch)\nend");
        CommandResult result = CommandLine.Run("script", "run", bad, "--midi", Write(song), "-o", _folder["out.mid"]);
        Assert.Equal(0, result.Status);
        Assert.Contains("bad.lua:2: in on_note:", result.Words, StringComparison.Ordinal);
        Assert.Equal([60], Keys(MidiFileReader.Read(_folder["out.mid"])));
    }

    [Fact]
    public void Bends_come_in_as_pitch_and_go_out_as_bends()
    {
        MidiSong song = Song(
            MidiMessage.NoteOn(0, 0, 60, 100), MidiMessage.Bend(240, 0, 8192 + 4096), MidiMessage.NoteOff(480, 0, 60));
        MidiSong played = Play(song, "function on_note(n) n.channel = 5 n.pitch = n.pitch + 12 emit(n) end");
        Assert.Equal([72], Keys(played));
        Assert.Contains(MidiMessage.Bend(240, 4, 8192 + 4096), played.Messages);
    }

    [Theory]
    [InlineData("function on_note(n", "')' expected")]
    [InlineData("error('no luck')", "no luck")]
    [InlineData("while true do end", "work")]
    public void A_script_that_does_not_load_is_refused_before_anything_is_written(string text, string cause)
    {
        MidiSong song = Song(MidiMessage.NoteOn(0, 0, 60, 100), MidiMessage.NoteOff(480, 0, 60));
        string bad = Script("bad.lua", text);
        CommandResult result = CommandLine.Run("script", "run", bad, "--midi", Write(song), "-o", _folder["out.mid"]);
        Assert.Equal(1, result.Status);
        Assert.StartsWith("vocalmidi: bad.lua", result.Words, StringComparison.Ordinal);
        Assert.Contains(cause, result.Words, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["out.mid"]));
    }

    [Theory]
    [InlineData("grid=1/5", "must be one of 1/4")]
    [InlineData("strength=200", "a number from 0 to 100")]
    [InlineData("nonsense=1", "no script declares that (grid")]
    [InlineData("nonsense", "must be NAME=VALUE")]
    public void A_setting_that_has_no_place_is_refused(string setting, string cause)
    {
        CommandResult result = CommandLine.Run(
            "script", "run", "quantize", "--midi", Write(Song()), "-o", "-", "--script-set", setting);
        Assert.Equal(1, result.Status);
        Assert.Contains(cause, result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_check_says_what_is_wrong_and_what_is_declared()
    {
        string good = Script("good.lua", "param{ name = 'depth', min = 0, max = 3, default = 1 }\nfunction on_note(n) emit(n) end");
        string bad = Script("bad.lua", "\nfunction on_note(n) emitt(n) end");
        CommandResult fine = CommandLine.Run("script", "check", good);
        Assert.Equal(0, fine.Status);
        Assert.Contains("depth", fine.Words, StringComparison.Ordinal);
        CommandResult wrong = CommandLine.Run("script", "check", good, bad, "no-such.lua");
        Assert.Equal(2, wrong.Status);
        Assert.Contains("bad.lua:2: nothing is called emitt; is emit meant?", wrong.Words, StringComparison.Ordinal);
        Assert.Contains("cannot read the script no-such.lua", wrong.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_script_that_ships_passes_the_check()
    {
        string[] shipped = [.. Scripts.ScriptFiles.Shipped];
        Assert.Contains("quantize", shipped);
        CommandResult result = CommandLine.Run(["script", "check", .. shipped]);
        Assert.Equal(0, result.Status);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("aligned")]
    [InlineData("live")]
    public void A_transcription_goes_through_its_scripts_the_same_every_time(string timing)
    {
        string input = _folder.AddVoice("a.wav");
        string fifths = Script("fifths.lua", "function on_note(n) emit(n) n.pitch = n.pitch + 7 emit(n) end");
        string[] arguments =
            ["transcribe", input, "--timing", timing, "--script", fifths, "--notes", "-", "-o", _folder["a.mid"], "--quiet"];
        CommandResult first = CommandLine.Run(arguments);
        byte[] midi = File.ReadAllBytes(_folder["a.mid"]);
        Assert.Equal(6, first.Data.TrimEnd().Split('\n').Length - 1);
        Assert.Equal(6, Keys(MidiFileReader.Parse(midi)).Length);
        Assert.Equal(first.Data, CommandLine.Run(arguments).Data);
        Assert.Equal(midi, File.ReadAllBytes(_folder["a.mid"]));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("aligned")]
    [InlineData("live")]
    public void A_script_without_handlers_leaves_a_transcription_as_it_is(string timing)
    {
        string input = _folder.AddVoice("a.wav");
        string empty = Script("empty.lua", "");
        string plain = CommandLine.Run("transcribe", input, "--timing", timing, "--notes", "-").Data;
        string scripted = CommandLine.Run("transcribe", input, "--timing", timing, "--script", empty, "--notes", "-").Data;
        Assert.Equal(plain.Split('\n').Select(OnsetOf), scripted.Split('\n').Select(OnsetOf));
    }

    // Whole files give onsets between the samples.
    private static string OnsetOf(string row) => row.Split(',')[0] is { Length: > 5 } text && char.IsDigit(text[0]) ? text[..5] : "";

    private MidiSong Play(MidiSong song, params string[] scripts)
    {
        string[] files = [.. scripts.Select((text, i) => File.Exists(text) ? text : Script($"{i}.lua", text))];
        CommandResult result = CommandLine.Run(["script", "run", .. files, "--midi", Write(song), "-o", _folder["out.mid"]]);
        Assert.Equal(0, result.Status);
        return MidiFileReader.Read(_folder["out.mid"]);
    }

    private static int[] Keys(MidiSong song) =>
        [.. song.Messages.Where(message => message.IsNoteOn).Select(message => (int)message.Data1)];

    private static MidiSong Song(params MidiMessage[] messages) =>
        new(MidiSong.DefaultTicksPerQuarter, 120, "song", messages);

    private string Write(MidiSong song)
    {
        MidiFileWriter.Write(_folder["in.mid"], song);
        return _folder["in.mid"];
    }

    private string Script(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }
}
