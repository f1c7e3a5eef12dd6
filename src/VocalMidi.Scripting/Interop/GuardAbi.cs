using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VocalMidi.Scripting.Interop;

/// <summary>vl_status.</summary>
internal enum GuardStatus
{
    /// <summary>The handler ran.</summary>
    Ok = 0,

    /// <summary>The script has none: what it is about passes.</summary>
    NoHandler = 1,

    /// <summary>An error of the script; the call left no commands.</summary>
    Error = 2,

    /// <summary>A budget is spent: the script runs no more.</summary>
    Stopped = 3,

    /// <summary>Misuse by the caller.</summary>
    Invalid = 4,
}

/// <summary>VL_ON_*.</summary>
internal enum Handler
{
    /// <summary>on_start.</summary>
    Start = 0,

    /// <summary>on_stop.</summary>
    Stop = 1,

    /// <summary>on_note.</summary>
    Note = 2,

    /// <summary>on_note_end.</summary>
    NoteEnd = 3,

    /// <summary>on_pitch.</summary>
    Pitch = 4,

    /// <summary>on_beat.</summary>
    Beat = 5,

    /// <summary>on_param.</summary>
    Param = 6,

    /// <summary>A planned function.</summary>
    Timer = 7,

    /// <summary>Not a handler: the script's text itself, while it loads.</summary>
    Loading = 8,
}

/// <summary>vl_command kinds.</summary>
internal enum CommandKind
{
    /// <summary>A note.</summary>
    Emit = 0,

    /// <summary>The end of a note, or of all that are tied to an incoming one.</summary>
    Stop = 1,

    /// <summary>Its pitch and level.</summary>
    Bend = 2,

    /// <summary>A function to call.</summary>
    CallAt = 3,

    /// <summary>Takes back what is planned.</summary>
    Cancel = 4,
}

/// <summary>VL_FAULT_*.</summary>
internal enum FaultKind
{
    /// <summary>No fault.</summary>
    None = 0,

    /// <summary>The text is no Lua.</summary>
    Syntax = 1,

    /// <summary>An error of the script.</summary>
    Error = 2,

    /// <summary>Too much work.</summary>
    Work = 3,

    /// <summary>Too much memory.</summary>
    Memory = 4,

    /// <summary>A string too long.</summary>
    Text = 5,

    /// <summary>A table too large.</summary>
    Table = 6,

    /// <summary>Calls nested too deep.</summary>
    Depth = 7,

    /// <summary>The backstop on processor time.</summary>
    Time = 8,
}

/// <summary>vl_limits.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GuardLimits
{
    public ulong WorkPerCall;
    public ulong WorkAtLoad;
    public ulong Memory;
    public uint LongestText;
    public uint LargestTable;
    public uint Commands;
    public uint BackstopMs;
}

/// <summary>vl_note.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GuardNote
{
    public int Id;
    public int Key;
    public int Channel;
    public int Ended;
    public double Pitch;
    public double Velocity;
    public double Level;
    public double Start;
    public double StartBeats;
    public double Length;
    public double LengthBeats;
}

/// <summary>vl_moment.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GuardMoment
{
    public double Seconds;
    public double Beats;
    public double Tempo;
    public double LoopStart;
    public double LoopEnd;
    public int Bar;
    public int BeatsPerBar;
    public int BeatUnit;
    public int Playing;
    public int Loop;
    public int Room;
}

/// <summary>vl_call.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GuardCall
{
    public Handler Handler;
    public int Id;
    public double Value;
    public GuardMoment Now;
    public GuardNote Note;
}

/// <summary>vl_command.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GuardCommand
{
    public CommandKind Kind;
    public int Id;
    public int Source;
    public int Channel;
    public int TimeInBeats;
    public int LengthInBeats;
    public double Time;
    public double Length;
    public double Pitch;
    public double Velocity;
    public double Level;
}

/// <summary>vl_fault.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GuardFault
{
    public const int MessageSize = 512;

    public FaultKind Kind;
    public Handler Handler;
    public int Line;
    public uint Reserved;
    public ulong Work;
    public fixed byte Message[MessageSize];
}

/// <summary>vl_parameter.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GuardParameter
{
    public const int NameBytes = 32;
    public const int LabelBytes = 64;
    public const int MostChoices = 32;

    public double Minimum;
    public double Maximum;
    public double Initial;
    public int Choices;
    public uint Reserved;
    public fixed byte Name[NameBytes];
    public fixed byte Label[LabelBytes];
    public fixed byte Unit[NameBytes];
    public ChoiceTexts ChoiceText;

    /// <summary>char choice[32][32].</summary>
    [InlineArray(MostChoices * NameBytes)]
    internal struct ChoiceTexts
    {
        private byte _first;
    }
}
