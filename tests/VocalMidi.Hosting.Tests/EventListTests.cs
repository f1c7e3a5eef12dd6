using VocalMidi.Hosting.Events;
using VocalMidi.Midi;

namespace VocalMidi.Hosting.Tests;

public class EventListTests
{
    [Fact]
    public void Note_ids_are_numbered_anew_so_that_passes_compare()
    {
        HostEvent[] first = [Note(HostEventKind.NoteOn, 10, 60, 7), Note(HostEventKind.NoteOff, 20, 60, 7)];
        HostEvent[] second = [Note(HostEventKind.NoteOn, 10, 60, 99), Note(HostEventKind.NoteOff, 20, 60, 99)];
        Assert.Null(EventList.FirstDifference(first, second));
        Assert.Equal(EventList.Hash(first), EventList.Hash(second));
        Assert.NotEqual(EventList.Hash(first), EventList.Hash(first[..1]));
    }

    [Fact]
    public void The_first_difference_names_both_sides()
    {
        HostEvent[] one = [Note(HostEventKind.NoteOn, 10, 60, -1)];
        HostEvent[] other = [Note(HostEventKind.NoteOn, 11, 60, -1)];
        string? difference = EventList.FirstDifference(one, other);
        Assert.StartsWith("event 0: \"10 note-on", difference, StringComparison.Ordinal);
        Assert.Contains("\"11 note-on", difference, StringComparison.Ordinal);
        Assert.Contains("nothing", EventList.FirstDifference(one, []), StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_is_stuck_until_its_own_note_off_comes_in_either_dialect()
    {
        HostEvent on = Midi(0, 0x91, 60, 100);
        Assert.Equal([on], EventList.StuckNotes([on, Midi(5, 0x81, 61, 0), Midi(6, 0x80, 60, 0)]));
        Assert.Empty(EventList.StuckNotes([on, Midi(7, 0x81, 60, 0)]));
        Assert.Empty(EventList.StuckNotes([on, Midi(7, 0x91, 60, 0)]));
        HostEvent clap = Note(HostEventKind.NoteOn, 0, 60, 3);
        Assert.Equal([clap], EventList.StuckNotes([clap, Note(HostEventKind.NoteOff, 1, 60, 4)]));
        Assert.Empty(EventList.StuckNotes([clap, Note(HostEventKind.NoteOff, 1, -1, 3)]));
    }

    [Fact]
    public void Midi_reads_as_words()
    {
        Assert.Equal("4 midi port 0 note-on channel 1 key 60 velocity 100", Midi(4, 0x91, 60, 100).ToString());
        Assert.Equal("4 midi port 0 bend channel 0 value 8192", Midi(4, 0xE0, 0, 64).ToString());
        Assert.Equal("4 midi port 0 C00500", Midi(4, 0xC0, 5, 0).ToString());
    }

    [Fact]
    public void A_midi_file_has_the_notes_where_the_voice_was_with_the_latency_taken_off()
    {
        HostEvent[] events =
        [
            Midi(48000, 0x90, 60, 100), Midi(72000, 0x80, 60, 0),
            Note(HostEventKind.NoteOn, 96000, 64, 1) with { Value = 0.5 },
            Note(HostEventKind.Expression, 96000, 64, 1) with { Id = 2, Value = 1 },
        ];
        MidiSong song = EventMidi.ToSong(events, 48000, 24000, 120, "voice");
        Assert.Equal([0.5, 1.0, 1.5, 1.5], song.Messages.Select(m => song.SecondsAt(m.Tick)));
        Assert.Equal([0x90, 0x80, 0x90, 0xE0], song.Messages.Select(m => m.Kind));
        Assert.Equal(64, song.Messages[2].Data2);
        Assert.Equal(96, song.Messages[3].Data2); // one semitone up of two
    }

    [Fact]
    public void Note_latency_pairs_each_onset_with_the_first_note_on_near_it()
    {
        HostEvent[] events =
        [
            Note(HostEventKind.NoteOn, 4810, 60, 1), Note(HostEventKind.NoteOn, 5000, 60, 2),
            Note(HostEventKind.NoteOn, 9650, 60, 3),
        ];
        NoteLatency latency = NoteLatency.Measure(events, [0.1, 0.2, 0.5], 48000, 10);
        Assert.Equal((3, 1, 1), (latency.Onsets, latency.Missed, latency.Extra));
        Assert.Equal(0, latency.P50, 6);
        Assert.Equal(40 / 48.0, latency.Max, 6);
    }

    private static HostEvent Note(HostEventKind kind, long sample, int key, int id) =>
        new(0, 0, sample, kind, 0, 0, key, id, 0, 0, default);

    private static HostEvent Midi(long sample, params byte[] data) =>
        new(0, 0, sample, HostEventKind.Midi, 0, -1, -1, -1, 0, 0, data);
}
