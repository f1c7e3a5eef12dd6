using System.Buffers.Binary;
using System.Text;

namespace VocalMidi.Midi;

/// <summary>
/// Reads Standard MIDI Files, types 0 and 1, into one list of channel messages: all tracks merged, the first tempo
/// and the first track name kept. Strict: what breaks the format is refused.
/// </summary>
public static class MidiFileReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no Standard MIDI File, or a damaged one.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static MidiSong Read(string path) => Parse(File.ReadAllBytes(path));

    /// <summary>Reads a file's bytes.</summary>
    /// <exception cref="InvalidDataException">They are no Standard MIDI File, or a damaged one.</exception>
    public static MidiSong Parse(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> header = TakeChunk(ref file, "MThd"u8);
        if (header.Length < 6) throw new InvalidDataException("the MIDI file's header is too short");
        int tracks = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        int division = BinaryPrimitives.ReadUInt16BigEndian(header[4..]);
        if (division is 0 or > 0x7FFF) throw new InvalidDataException("only ticks per quarter note are understood");

        var content = new Content();
        for (int i = 0; i < tracks; i++) ReadTrack(TakeChunk(ref file, "MTrk"u8), content);
        return new MidiSong(
            division,
            60e6 / (content.MicrosecondsPerQuarter ?? 500_000),
            content.Name ?? "",
            [.. content.Messages.OrderBy(m => m.Tick)]);
    }

    private static ReadOnlySpan<byte> TakeChunk(ref ReadOnlySpan<byte> file, ReadOnlySpan<byte> type)
    {
        if (file.Length < 8 || !file[..4].SequenceEqual(type))
        {
            throw new InvalidDataException($"no {Encoding.ASCII.GetString(type)} chunk where one must be");
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(file[4..]);
        if (length > file.Length - 8) throw new InvalidDataException("the MIDI file is truncated");
        ReadOnlySpan<byte> body = file.Slice(8, (int)length);
        file = file[(8 + (int)length)..];
        return body;
    }

    private static void ReadTrack(ReadOnlySpan<byte> track, Content content)
    {
        long now = 0;
        byte running = 0;
        while (!track.IsEmpty)
        {
            now += TakeVariableLength(ref track);
            byte status = Peek(track) >= 0x80 ? Take(ref track) : running;
            if (status is 0xFF or 0xF0 or 0xF7)
            {
                int type = status == 0xFF ? Take(ref track) : -1;
                ReadOnlySpan<byte> data = Take(ref track, TakeVariableLength(ref track));
                if (type == 0x2F)
                {
                    if (!track.IsEmpty) throw new InvalidDataException("there are events after the end of the track");
                    return;
                }

                if (type == 0x03) content.Name ??= Encoding.UTF8.GetString(data);
                if (type == 0x51 && data.Length == 3)
                {
                    content.MicrosecondsPerQuarter ??= data[0] << 16 | data[1] << 8 | data[2];
                }

                continue;
            }

            if (status is < 0x80 or > 0xEF) throw new InvalidDataException("a MIDI event has no status");
            running = status;
            var message = new MidiMessage(now, status, Take(ref track), 0);
            if (message.DataLength == 2) message = message with { Data2 = Take(ref track) };
            if ((message.Data1 | message.Data2) > 0x7F) throw new InvalidDataException("a MIDI data byte is above 127");
            content.Messages.Add(message);
        }

        throw new InvalidDataException("a MIDI track has no end");
    }

    private static int TakeVariableLength(ref ReadOnlySpan<byte> data)
    {
        int value = 0;
        for (int i = 0; i < 4; i++)
        {
            byte next = Take(ref data);
            value = value << 7 | next & 0x7F;
            if (next < 0x80) return value;
        }

        throw new InvalidDataException("a MIDI length has more than four bytes");
    }

    private static byte Peek(ReadOnlySpan<byte> data) =>
        data.IsEmpty ? throw new InvalidDataException("a MIDI track stops in the middle") : data[0];

    private static byte Take(ref ReadOnlySpan<byte> data)
    {
        byte first = Peek(data);
        data = data[1..];
        return first;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> data, int length)
    {
        if (length > data.Length) throw new InvalidDataException("a MIDI track stops in the middle");
        ReadOnlySpan<byte> taken = data[..length];
        data = data[length..];
        return taken;
    }

    private sealed class Content
    {
        public List<MidiMessage> Messages { get; } = [];

        public string? Name { get; set; }

        public int? MicrosecondsPerQuarter { get; set; }
    }
}
