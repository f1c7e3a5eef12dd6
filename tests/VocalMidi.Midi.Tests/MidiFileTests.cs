using CsCheck;

namespace VocalMidi.Midi.Tests;

public sealed class MidiFileTests
{
    private static readonly Gen<MidiMessage> s_message =
        from tick in Gen.Long[0, 1_000_000]
        from status in Gen.Int[0x80, 0xEF]
        from data1 in Gen.Int[0, 127]
        from data2 in Gen.Int[0, 127]
        let message = new MidiMessage(tick, (byte)status, (byte)data1, (byte)data2)
        select message.DataLength == 2 ? message : message with { Data2 = 0 };

    [Fact]
    public void A_small_file_has_exactly_the_bytes_of_the_standard()
    {
        var song = new MidiSong(480, 120, "v", [MidiMessage.NoteOn(0, 0, 60, 100), MidiMessage.NoteOff(480, 0, 60)]);
        byte[] expected =
        [
            .. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, 0x01, 0xE0,
            .. "MTrk"u8, 0, 0, 0, 33,
            0, 0xFF, 0x03, 1, (byte)'v',
            0, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20,
            0, 0xFF, 0x58, 4, 4, 2, 24, 8,
            0, 0x90, 60, 100,
            0x83, 0x60, 0x80, 60, 64,
            0, 0xFF, 0x2F, 0,
        ];
        Assert.Equal(expected, MidiFileWriter.ToBytes(song));
    }

    [Fact]
    public void Whatever_is_written_is_read_back_in_order()
    {
        Gen.Select(s_message.Array[0, 50], Gen.Int[24, 0x7FFF], Gen.Double[4, 1000], Gen.String).Sample(
            (messages, resolution, tempo, name) =>
            {
                string valid = new([.. name.Where(c => !char.IsSurrogate(c))]);
                var song = new MidiSong(resolution, tempo, valid, messages);
                MidiSong back = MidiFileReader.Parse(MidiFileWriter.ToBytes(song));
                Assert.Equal(messages.OrderBy(m => m.Tick), back.Messages);
                Assert.Equal(resolution, back.TicksPerQuarter);
                Assert.Equal(song.MicrosecondsPerQuarter, back.MicrosecondsPerQuarter);
                Assert.Equal(valid, back.TrackName);
            },
            iter: 300);
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_read_but_never_crash()
    {
        byte[] whole = MidiFileWriter.ToBytes(
            new MidiSong(960, 90, "track", [MidiMessage.NoteOn(5, 3, 1, 2), MidiMessage.Bend(300, 3, 9000)]));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length]).Sample(
            (at, value, length) =>
            {
                byte[] damaged = whole[..length];
                if (at < length) damaged[at] = value;
                try
                {
                    Assert.NotNull(MidiFileReader.Parse(damaged));
                }
                catch (InvalidDataException refusal)
                {
                    Assert.NotEmpty(refusal.Message);
                }
            },
            iter: 3000);
    }

    [Fact]
    public void Every_shortened_file_is_refused()
    {
        byte[] whole = MidiFileWriter.ToBytes(new MidiSong(960, 120, "", [MidiMessage.NoteOn(0, 0, 60, 1)]));
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => MidiFileReader.Parse(whole.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Running_status_and_tracks_of_type_1_are_read()
    {
        byte[] file =
        [
            .. "MThd"u8, 0, 0, 0, 6, 0, 1, 0, 2, 0, 96,
            .. "MTrk"u8, 0, 0, 0, 11, 0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40, 0, 0xFF, 0x2F, 0,
            .. "MTrk"u8, 0, 0, 0, 11, 0, 0x91, 60, 64, 96, 60, 0, 0, 0xFF, 0x2F, 0,
        ];
        MidiSong song = MidiFileReader.Parse(file);
        Assert.Equal(60, song.TempoBpm);
        Assert.Equal([new MidiMessage(0, 0x91, 60, 64), new MidiMessage(96, 0x91, 60, 0)], song.Messages);
        Assert.True(song.Messages[1].IsNoteOff);
    }

    [Fact]
    public void A_time_survives_the_trip_through_ticks_to_half_a_tick()
    {
        Gen.Select(Gen.Double[0, 10_000], Gen.Double[4, 1000]).Sample((seconds, tempo) =>
        {
            var song = new MidiSong(MidiSong.DefaultTicksPerQuarter, tempo, "", []);
            double tick = song.SecondsAt(1);
            return Math.Abs(song.SecondsAt(song.TickAt(seconds)) - seconds) <= tick * 0.5001;
        });
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    [InlineData(2000.0)]
    public void A_tempo_that_a_file_cannot_hold_is_refused(double tempo) =>
        Assert.Throws<ArgumentException>(() => MidiFileWriter.ToBytes(new MidiSong(960, tempo, "", [])));

    [Fact]
    public void A_message_before_the_start_is_refused() =>
        Assert.Throws<ArgumentException>(
            () => MidiFileWriter.ToBytes(new MidiSong(960, 120, "", [MidiMessage.NoteOn(-1, 0, 60, 1)])));
}
