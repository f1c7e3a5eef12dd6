using System.Buffers.Binary;
using System.Text;

namespace VocalMidi.Scripting.Checking;

/// <summary>
/// A compiled chunk of Lua 5.4, as far as finding the globals in it asks for. The format is that of ldump.c; the
/// instructions are those of lopcodes.h in Lua 5.4.
/// </summary>
/// <param name="chunk">What lua_dump wrote, debug information included.</param>
internal sealed class LuaBinary(byte[] chunk)
{
    private const int GetTabUp = 11, SetTabUp = 15;

    // Signature, version, format, check bytes, sizes of three types, an integer and a number to check.
    private const int HeaderBytes = 4 + 1 + 1 + 6 + 3 + 8 + 8;

    /// <summary>A line difference that does not fit in a byte: the line is in the list of absolute ones.</summary>
    private const sbyte AbsoluteLine = -0x80;

    private readonly List<GlobalUse> _uses = [];
    private int _at;

    /// <summary>Every read and write of a global.</summary>
    /// <exception cref="InvalidDataException">The chunk is of another version of Lua.</exception>
    public IReadOnlyList<GlobalUse> GlobalUses()
    {
        if (chunk.Length < HeaderBytes || chunk[4] != 0x54) throw new InvalidDataException("not a chunk of Lua 5.4");
        _at = HeaderBytes + 1; // and the number of upvalues
        Function();
        return _uses;
    }

    private void Function()
    {
        Text();
        int line = Number();
        Number();
        _at += 3;
        int[] code = new int[Number()];
        for (int i = 0; i < code.Length; i++, _at += 4) code[i] = BinaryPrimitives.ReadInt32LittleEndian(chunk.AsSpan(_at));
        string?[] constants = Constants();
        int upvalueCount = Number(); // on a line of its own: it moves _at
        _at += 3 * upvalueCount;
        int inner = Number();
        for (int i = 0; i < inner; i++) Function();
        int[] lines = Lines(line);
        for (int locals = Number(); locals > 0; locals--)
        {
            Text();
            Number();
            Number();
        }

        string?[] upvalues = new string?[Number()];
        for (int i = 0; i < upvalues.Length; i++) upvalues[i] = Text();
        for (int i = 0; i < code.Length; i++) Look(code[i], lines[i], constants, upvalues);
    }

    private void Look(int instruction, int line, string?[] constants, string?[] upvalues)
    {
        int a = instruction >> 7 & 0xFF, b = instruction >> 16 & 0xFF, c = instruction >> 24 & 0xFF;
        (int upvalue, int constant, bool written) = (instruction & 0x7F) switch
        {
            GetTabUp => (b, c, false),
            SetTabUp => (a, b, true),
            _ => (-1, -1, false),
        };
        if (upvalue >= 0 && upvalues[upvalue] == "_ENV" && constants[constant] is { } name)
            _uses.Add(new GlobalUse(name, line, written));
    }

    private string?[] Constants()
    {
        string?[] constants = new string?[Number()];
        for (int i = 0; i < constants.Length; i++)
        {
            switch (chunk[_at++])
            {
                case 3 or 19: // integer, float
                    _at += 8;
                    break;
                case 4 or 20: // short, long string
                    constants[i] = Text();
                    break;
            }
        }

        return constants;
    }

    private int[] Lines(int first)
    {
        var differences = new sbyte[Number()];
        for (int i = 0; i < differences.Length; i++) differences[i] = (sbyte)chunk[_at++];
        var absolute = new Dictionary<int, int>();
        for (int count = Number(); count > 0; count--)
        {
            int at = Number();
            absolute[at] = Number();
        }

        int[] lines = new int[differences.Length];
        int line = first;
        for (int i = 0; i < lines.Length; i++)
        {
            line = differences[i] == AbsoluteLine ? absolute[i] : line + differences[i];
            lines[i] = line;
        }

        return lines;
    }

    // Seven bits a byte, most significant first, the top bit set on the last.
    private int Number()
    {
        int value = 0;
        while (true)
        {
            byte next = chunk[_at++];
            value = value << 7 | next & 0x7F;
            if (next >= 0x80) return value;
        }
    }

    private string? Text()
    {
        int size = Number();
        if (size == 0) return null;
        string text = Encoding.UTF8.GetString(chunk, _at, size - 1);
        _at += size - 1;
        return text;
    }
}
