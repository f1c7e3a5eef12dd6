using System.Buffers.Binary;
using System.Text;

namespace VocalMidi.Scripting.Interop;

/// <summary>A global that a compiled chunk reads or sets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">Where.</param>
/// <param name="Sets">Set, not read.</param>
internal readonly record struct GlobalUse(string Name, int Line, bool Sets);

/// <summary>
/// Finds the globals in Lua 5.4's binary chunk: the instructions that index the upvalue _ENV by a constant name.
/// </summary>
internal ref struct ChunkGlobals
{
    // Numbers of Lua 5.4's instructions, and where their operands lie.
    private const int GetTabUp = 11, SetTabUp = 15;
    private const int HeaderBytes = 4 + 1 + 1 + 6 + 3 + 8 + 8 + 1;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly List<GlobalUse> _uses;
    private int _at;

    private ChunkGlobals(ReadOnlySpan<byte> bytes, List<GlobalUse> uses)
    {
        _bytes = bytes;
        _uses = uses;
        _at = HeaderBytes;
    }

    /// <summary>All uses, in no order.</summary>
    public static List<GlobalUse> In(ReadOnlySpan<byte> chunk)
    {
        var uses = new List<GlobalUse>();
        new ChunkGlobals(chunk, uses).Function();
        return uses;
    }

    private void Function()
    {
        Text(); // source
        int line = Number();
        Number();
        _at += 3; // parameters, varargs, registers
        int instructions = Number();
        int code = _at;
        _at += 4 * instructions;
        string?[] constants = Constants();
        int upvalues = Number();
        _at += 3 * upvalues;
        for (int functions = Number(); functions > 0; functions--) Function();
        int[] lines = Lines(line, instructions);
        for (int locals = Number(); locals > 0; locals--)
        {
            Text();
            Number();
            Number();
        }

        var isGlobals = new bool[256];
        int names = Number();
        for (int i = 0; i < names; i++) isGlobals[i & 255] = Text() == "_ENV";
        for (int i = 0; i < instructions; i++)
        {
            uint word = BinaryPrimitives.ReadUInt32LittleEndian(_bytes[(code + (4 * i))..]);
            int a = (int)(word >> 7) & 255, b = (int)(word >> 16) & 255, c = (int)(word >> 24) & 255;
            bool sets = (word & 127) == SetTabUp;
            if (!sets && (word & 127) != GetTabUp) continue;
            (int upvalue, int constant) = sets ? (a, b) : (b, c);
            if (isGlobals[upvalue] && constants[constant] is { } name)
                _uses.Add(new GlobalUse(name, i < lines.Length ? lines[i] : line, sets));
        }
    }

    private string?[] Constants()
    {
        var constants = new string?[Number()];
        for (int i = 0; i < constants.Length; i++)
        {
            switch (_bytes[_at++])
            {
                case 0x03 or 0x13: // integer, float
                    _at += 8;
                    break;
                case 0x04 or 0x14: // strings
                    constants[i] = Text();
                    break;
            }
        }

        return constants;
    }

    // Each instruction's line is told against the one before; where that does not fit, in a list of its own.
    private int[] Lines(int line, int instructions)
    {
        int count = Number();
        ReadOnlySpan<byte> steps = _bytes.Slice(_at, count);
        _at += count;
        var lines = new int[count];
        var absolute = new Dictionary<int, int>();
        for (int n = Number(); n > 0; n--)
        {
            int instruction = Number();
            absolute[instruction] = Number();
        }

        for (int i = 0; i < count; i++)
        {
            line = absolute.TryGetValue(i, out int told) ? told : line + (sbyte)steps[i];
            lines[i] = line;
        }

        return lines;
    }

    private string? Text()
    {
        int length = Number() - 1;
        if (length < 0) return null;
        string text = Encoding.UTF8.GetString(_bytes.Slice(_at, length));
        _at += length;
        return text;
    }

    // Seven bits a byte, the highest first; the last byte has its top bit set.
    private int Number()
    {
        int number = 0;
        while (true)
        {
            byte next = _bytes[_at++];
            number = (number << 7) | (next & 127);
            if (next >= 128) return number;
        }
    }
}
