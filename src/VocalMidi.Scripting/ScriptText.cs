namespace VocalMidi.Scripting;

/// <summary>A script as text.</summary>
/// <param name="Name">File name as messages show it, such as quantize.lua; at most 59 bytes are shown.</param>
/// <param name="Text">The Lua text, at most <see cref="MaximumBytes"/> bytes of UTF-8.</param>
public sealed record ScriptText(string Name, string Text)
{
    /// <summary>Longest text of a script, bytes of UTF-8.</summary>
    public const int MaximumBytes = 128 * 1024;
}
