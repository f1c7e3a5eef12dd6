namespace VocalMidi.Scripting;

/// <summary>What went wrong in a script, for people.</summary>
/// <param name="Script">File name of the script.</param>
/// <param name="Where">The handler: on_note, on_beat ..., "a planned function" or "while loading".</param>
/// <param name="Line">Line of the script, from 1; 0 where it is not known.</param>
/// <param name="SourceLine">That line's text without the space around it; empty where it is not known.</param>
/// <param name="Message">The cause.</param>
/// <param name="Stopped">The script runs no more: notes pass through.</param>
/// <param name="Work">Work the call had done: about one for an instruction of the Lua machine.</param>
public sealed record ScriptFault(
    string Script, string Where, int Line, string SourceLine, string Message, bool Stopped, long Work)
{
    /// <summary>Everything in one line.</summary>
    public override string ToString()
    {
        string place = Line > 0 ? $"{Script}:{Line}" : Script;
        string source = SourceLine.Length > 0 ? $" ({SourceLine})" : "";
        string effect = Stopped ? ": notes pass through until it is mended" : "";
        string where = Where == Loading ? Where : "in " + Where;
        return $"{place}: {where}: {Message}{source}{effect}";
    }

    internal const string Loading = "while loading";
}
