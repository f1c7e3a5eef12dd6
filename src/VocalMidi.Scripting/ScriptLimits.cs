using VocalMidi.Scripting.Interop;

namespace VocalMidi.Scripting;

/// <summary>
/// What a script may spend. Work is counted, never timed, so that a render repeats on any machine: one for each
/// instruction of the Lua machine, more for what takes longer (bytes taken, steps of a pattern, elements moved).
/// </summary>
public sealed record ScriptLimits
{
    /// <summary>Work of one call of a handler.</summary>
    public long WorkPerCall { get; init; } = 2_000_000;

    /// <summary>Work while the script loads, and for reading and writing its state.</summary>
    public long WorkAtLoad { get; init; } = 2_500_000;

    /// <summary>Memory in all, bytes.</summary>
    public long MemoryBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Longest string, bytes.</summary>
    public int LongestText { get; init; } = 16 * 1024;

    /// <summary>Largest table, bytes: 16 for an element of a list, 24 for any other.</summary>
    public int LargestTable { get; init; } = 256 * 1024;

    /// <summary>Most notes, ends, bends and planned functions of one call.</summary>
    public int CommandsPerCall { get; init; } = 256;

    /// <summary>
    /// Processor time of one call, milliseconds: the last backstop, for work that is counted too cheap. A script that
    /// it stops may be stopped elsewhere on another machine.
    /// </summary>
    public int BackstopMilliseconds { get; init; } = 200;

    internal GuardLimits ToGuard() => new()
    {
        WorkPerCall = (ulong)WorkPerCall,
        WorkAtLoad = (ulong)WorkAtLoad,
        Memory = (ulong)MemoryBytes,
        LongestText = (uint)LongestText,
        LargestTable = (uint)LargestTable,
        Commands = (uint)CommandsPerCall,
        BackstopMs = (uint)BackstopMilliseconds,
    };
}
