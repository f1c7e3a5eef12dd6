using System.Text.Json;
using CsCheck;
using VocalMidi.Cli.Output;
using VocalMidi.Cli.Transcription;
using VocalMidi.Midi;

namespace VocalMidi.Cli.Tests;

public sealed class NotesOutputTests
{
    private static readonly VoiceNote[] s_two =
    [
        new(0.5, 1.25, 60, 60.1234, 59.9, 0.8),
        new(1.25, 1.3000049, 62, 61.75, 62.5, 0),
    ];

    [Fact]
    public void The_csv_has_the_agreed_columns_and_decimals() => Assert.Equal(
        "onset_s,offset_s,midi_pitch,note_on_pitch\n0.50000,1.25000,60.1234,59.9000\n1.25000,1.30000,61.7500,62.5000\n",
        NotesCsv.Format(s_two));

    [Fact]
    public void The_json_document_holds_notes_and_errors_in_order()
    {
        using JsonDocument json = JsonDocument.Parse(NotesJson.Format(
            [new FileOutcome("a.wav", Heard(s_two), 44100, 2, null), new FileOutcome("b.wav", null, 0, 0, "no such file")],
            NoteTiming.Live));
        Assert.Equal("live", json.RootElement.GetProperty("timing").GetString());
        JsonElement files = json.RootElement.GetProperty("files");
        Assert.Equal(61.75, files[0].GetProperty("notes")[1].GetProperty("midi_pitch").GetDouble());
        Assert.Equal("no such file", files[1].GetProperty("error").GetString());
    }

    [Fact]
    public void The_midi_file_holds_each_note_at_its_time()
    {
        MidiSong song = NotesMidi.ToSong(Heard(s_two), "take", 120, bendRange: null);
        Assert.Equal(
            [
                MidiMessage.NoteOn(960, 0, 60, 102),
                MidiMessage.NoteOff(2400, 0, 60),
                MidiMessage.NoteOn(2400, 0, 62, 1), // a silent velocity would be a note-off
                MidiMessage.NoteOff(2496, 0, 62),
            ],
            song.Messages);
    }

    [Fact]
    public void The_tempo_changes_the_ticks_and_not_the_times()
    {
        MidiSong song = NotesMidi.ToSong(Heard(s_two), "take", 77.7, bendRange: null);
        Assert.Equal(0.5, song.SecondsAt(song.Messages[0].Tick), 0.001);
        Assert.Equal(1.25, song.SecondsAt(song.Messages[1].Tick), 0.001);
    }

    [Fact]
    public void Every_note_on_is_followed_by_its_own_note_off_however_short_the_notes()
    {
        Gen.Select(Gen.Double[0, 0.002], Gen.Double[0, 0.002], Gen.Int[59, 61]).Array[0, 40].Sample(steps =>
        {
            var notes = new List<VoiceNote>();
            double now = 0;
            foreach ((double gap, double length, int key) in steps)
            {
                notes.Add(new VoiceNote(now + gap, now + gap + length, key, key, key, 0.5));
                now += gap + length;
            }

            int? sounding = null;
            foreach (MidiMessage message in NotesMidi.ToSong(Heard([.. notes]), "", 60, 2).Messages)
            {
                if (message.IsNoteOn) sounding = Started(sounding, message);
                if (message.IsNoteOff) sounding = Ended(sounding, message);
            }

            Assert.Null(sounding);
        });
    }

    [Fact]
    public void Bends_follow_the_voice_within_the_range_told_to_the_synthesiser()
    {
        float[] trace = [.. Enumerable.Repeat(60.5f, 400)];
        var heard = new VoiceTranscription([new VoiceNote(0, 1, 60, 60.5, 60, 1)], trace, 0.005, 0);
        MidiSong song = NotesMidi.ToSong(heard, "", 120, bendRange: 2);
        Assert.Contains(MidiMessage.Controller(0, 0, 6, 2), song.Messages);
        MidiMessage[] bends = [.. song.Messages.Where(m => m.Kind == 0xE0)];
        Assert.Equal(MidiMessage.Bend(0, 0, 8192), bends[0]); // at note-on: the pitch believed then
        Assert.Equal(8192 + 2048, bends[1].Data1 | bends[1].Data2 << 7); // a quarter of two semitones up
        Assert.Equal(2, bends.Length); // and no more while nothing moves
    }

    [Fact]
    public void A_bend_stands_before_the_note_it_belongs_to()
    {
        MidiSong song = NotesMidi.ToSong(Heard(s_two), "", 120, bendRange: 12);
        int bend = song.Messages.ToList().FindLastIndex(m => m.Kind == 0xE0);
        Assert.True(song.Messages[bend - 1].IsNoteOff);
        Assert.True(song.Messages[bend + 1].IsNoteOn);
    }

    private static VoiceTranscription Heard(VoiceNote[] notes) => new(notes, [], 0.005, 0);

    private static int? Started(int? sounding, MidiMessage on)
    {
        Assert.Null(sounding);
        return on.Data1;
    }

    private static int? Ended(int? sounding, MidiMessage off)
    {
        Assert.Equal(sounding, off.Data1);
        return null;
    }
}
