using System.Runtime.InteropServices;
using System.Text;

namespace VocalMidi.Scripting.Chain;

/// <summary>
/// Faults and log lines until someone reads them. Lines are kept as bytes: writing makes no garbage. Worker thread.
/// </summary>
internal sealed unsafe class ScriptLog
{
    private const int MostLines = 128;
    private const int Faults = 32;
    private const int LineBytes = 240;

    private readonly byte[] _bytes = new byte[MostLines * LineBytes];
    private readonly int[] _lengths = new int[MostLines];
    private readonly NoteScript[] _scripts = new NoteScript[MostLines];
    private readonly Queue<ScriptFault> _faults = new(Faults);
    private int _first;
    private int _count;

    /// <summary>Lines that wait.</summary>
    public int Lines => _count;

    /// <summary>Log lines and faults that found no room.</summary>
    public long Dropped { get; private set; }

    /// <summary>Adds a line of a script.</summary>
    public void Add(NoteScript script, byte* line)
    {
        if (_count == MostLines)
        {
            Dropped++;
            return;
        }

        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(line);
        if (text.Length > LineBytes) text = text[..LineBytes];
        int slot = (_first + _count++) % MostLines;
        text.CopyTo(_bytes.AsSpan(slot * LineBytes));
        _lengths[slot] = text.Length;
        _scripts[slot] = script;
    }

    /// <summary>Lines that the script itself had to drop.</summary>
    public void CountDropped(uint lines) => Dropped += lines;

    /// <summary>Adds a fault.</summary>
    public void Add(ScriptFault fault)
    {
        if (_faults.Count < Faults) _faults.Enqueue(fault);
        else Dropped++;
    }

    /// <summary>The oldest line, as "script: text".</summary>
    public bool TryTakeLine(out string line)
    {
        line = "";
        if (_count == 0) return false;
        line = $"{_scripts[_first].Text.Name}: {Encoding.UTF8.GetString(_bytes, _first * LineBytes, _lengths[_first])}";
        _scripts[_first] = null!;
        _first = (_first + 1) % MostLines;
        _count--;
        return true;
    }

    /// <summary>The oldest fault.</summary>
    public bool TryTakeFault(out ScriptFault fault) => _faults.TryDequeue(out fault!);
}
