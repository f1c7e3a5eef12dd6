namespace VocalMidi.Scripting.Checking;

/// <summary>The names a script finds, and those it may define for the engine to call.</summary>
public static class ScriptGlobals
{
    /// <summary>Handlers: what the engine calls where a script defines it.</summary>
    public static IReadOnlyList<string> Handlers { get; } =
        ["on_start", "on_stop", "on_note", "on_note_end", "on_pitch", "on_beat", "on_param"];

    /// <summary>What Lua elsewhere has, and scripts here have not: files, modules, code from text, the debugger.</summary>
    public static IReadOnlyList<string> Forbidden { get; } =
        ["io", "os", "debug", "package", "require", "load", "loadfile", "loadstring", "dofile", "collectgarbage"];

    /// <summary>The globals of a fresh script.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "_G", "_VERSION", "after", "assert", "at", "beats", "bend", "cancel", "chord", "chords", "coroutine", "emit",
        "error", "getmetatable", "ipairs", "log", "math", "next", "pairs", "param", "params", "pcall", "print",
        "quantise", "quantize", "random", "random_seed", "rawequal", "rawget", "rawlen", "rawset", "scale", "scales",
        "seconds", "select", "setmetatable", "state", "stop", "string", "table", "to_beats", "to_seconds", "tonumber",
        "tostring", "transport", "type", "utf8", "xpcall",
    ];
}
