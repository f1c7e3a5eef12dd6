using System.Buffers.Binary;
using System.Text;

namespace VocalMidi.Midi;

/// <summary>
/// Writes Standard MIDI Files, type 0 (one track), as the MIDI Association's "Standard MIDI Files 1.0" lays them out.
/// </summary>
public static class MidiFileWriter
{
    /// <summary>Largest number of ticks between two events that a file can hold.</summary>
    private const long LongestDelta = 0x0FFFFFFF;

    /// <summary>Writes a song to a file, replacing one that is there.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, MidiSong song) => File.WriteAllBytes(path, ToBytes(song));

    /// <summary>The file's bytes.</summary>
    /// <exception cref="ArgumentException">
    /// The tempo, the resolution or a time cannot be stored, or a message is no channel message.
    /// </exception>
    public static byte[] ToBytes(MidiSong song)
    {
        ArgumentNullException.ThrowIfNull(song);
        Require(song.TempoBpm is >= MidiSong.LowestTempo and <= MidiSong.HighestTempo, "the tempo cannot be stored");
        Require(song.TicksPerQuarter is >= 1 and <= 0x7FFF, "the resolution cannot be stored");
        byte[] track = Track(song);
        var file = new MemoryStream(22 + track.Length);
        file.Write("MThd"u8);
        WriteBigEndian(file, 6, 4);
        WriteBigEndian(file, 0, 2); // type 0
        WriteBigEndian(file, 1, 2); // one track
        WriteBigEndian(file, song.TicksPerQuarter, 2);
        file.Write("MTrk"u8);
        WriteBigEndian(file, track.Length, 4);
        file.Write(track);
        return file.ToArray();
    }

    private static byte[] Track(MidiSong song)
    {
        var track = new MemoryStream();
        WriteMeta(track, 0x03, Encoding.UTF8.GetBytes(song.TrackName));
        Span<byte> tempo = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(tempo, song.MicrosecondsPerQuarter);
        WriteMeta(track, 0x51, tempo[1..]);
        WriteMeta(track, 0x58, [4, 2, 24, 8]); // 4/4, a click per quarter note
        long now = 0;
        foreach (MidiMessage message in song.Messages.OrderBy(m => m.Tick))
        {
            Require(message.Tick >= 0, "a message lies before the start");
            Require(message.Status is >= 0x80 and < 0xF0, "a message is no channel message");
            WriteVariableLength(track, message.Tick - now);
            now = message.Tick;
            track.WriteByte(message.Status);
            track.WriteByte(message.Data1);
            if (message.DataLength == 2) track.WriteByte(message.Data2);
        }

        WriteMeta(track, 0x2F, []); // end of track
        return track.ToArray();
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new ArgumentException(otherwise);
    }

    private static void WriteMeta(MemoryStream track, byte type, ReadOnlySpan<byte> data)
    {
        track.WriteByte(0); // delta
        track.WriteByte(0xFF);
        track.WriteByte(type);
        WriteVariableLength(track, data.Length);
        track.Write(data);
    }

    private static void WriteBigEndian(MemoryStream stream, int value, int bytes)
    {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) stream.WriteByte((byte)(value >> shift));
    }

    // Seven bits a byte, most significant first, the top bit set on all but the last.
    private static void WriteVariableLength(MemoryStream stream, long value)
    {
        Require(value <= LongestDelta, "two messages are too far apart");
        for (int shift = 21; shift > 0; shift -= 7)
        {
            if (value >> shift != 0) stream.WriteByte((byte)((value >> shift) & 0x7F | 0x80));
        }

        stream.WriteByte((byte)(value & 0x7F));
    }
}
