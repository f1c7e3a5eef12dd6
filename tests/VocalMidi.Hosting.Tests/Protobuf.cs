using System.Text;

namespace VocalMidi.Hosting.Tests;

/// <summary>One field of a message in Protocol Buffers' wire format.</summary>
/// <param name="Number">Which.</param>
/// <param name="Whole">All its bytes, its head included.</param>
/// <param name="Content">What it holds, where it is a text, bytes or a message; else empty.</param>
internal readonly record struct ProtobufField(int Number, ReadOnlyMemory<byte> Whole, ReadOnlyMemory<byte> Content)
{
    private const int Varint = 0, Fixed64 = 1, Fixed32 = 5;

    /// <summary>Its content as text.</summary>
    public string Text => Encoding.UTF8.GetString(Content.Span);

    /// <summary>The fields of a message, in order.</summary>
    public static IEnumerable<ProtobufField> Of(ReadOnlyMemory<byte> message)
    {
        for (int at = 0; at < message.Length;)
        {
            int start = at;
            ulong head = ReadNumber(message.Span, ref at);
            int length = 0;
            switch ((int)(head & 7))
            {
                case Varint: ReadNumber(message.Span, ref at); break;
                case Fixed64: at += 8; break;
                case Fixed32: at += 4; break;
                default: length = (int)ReadNumber(message.Span, ref at); break;
            }

            at += length;
            yield return new ProtobufField((int)(head >> 3), message[start..at], message[(at - length)..at]);
        }
    }

    private static ulong ReadNumber(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = bytes[at++];
            number |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return number;
        }
    }
}

/// <summary>Writes a message in that format, field by field.</summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0, Delimited = 2;

    private readonly List<byte> _bytes = [];

    public void Copy(ProtobufField field) => _bytes.AddRange(field.Whole.Span);

    public void Number(int field, ulong number)
    {
        Write((ulong)((field << 3) | Varint));
        Write(number);
    }

    public void Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    public void Message(int field, ProtobufWriter message) => Bytes(field, message.ToArray());

    public void Bytes(int field, ReadOnlySpan<byte> bytes)
    {
        Write((ulong)((field << 3) | Delimited));
        Write((ulong)bytes.Length);
        _bytes.AddRange(bytes);
    }

    public byte[] ToArray() => [.. _bytes];

    private void Write(ulong number)
    {
        for (; number >= 0x80; number >>= 7) _bytes.Add((byte)(number | 0x80));
        _bytes.Add((byte)number);
    }
}
