namespace VocalMidi.Scripting.Checking;

/// <summary>The names a script finds, and those it may define for the engine to call.</summary>
public static class ScriptGlobals
{
    /// <summary>Handlers: what the engine calls where a script defines it.</summary>
    public static IReadOnlyList<string> Handlers { get; } =
        ["on_start", "on_stop", "on_note", "on_note_end", "on_pitch", "on_beat", "on_param"];

    /// <summary>The globals of a fresh script.</summary>
    public static IReadOnlyList<string> Names { get; } = [];
}
