namespace VocalMidi.Scripting.Checking;

/// <summary>A global that a script reads or writes somewhere.</summary>
/// <param name="Name">The global.</param>
/// <param name="Line">Line of the script, from 1.</param>
/// <param name="IsWritten">It is given a value there; else it is read.</param>
public readonly record struct GlobalUse(string Name, int Line, bool IsWritten)
{
    /// <summary>All uses of globals in a script, in order of line. Runs nothing of it. Any thread.</summary>
    /// <exception cref="ScriptException">The script is not valid Lua.</exception>
    public static IReadOnlyList<GlobalUse> In(ScriptText text) =>
        [.. new LuaBinary(LuaCompiler.Compile(text)).GlobalUses().OrderBy(use => use.Line).ThenBy(use => use.Name)];
}
