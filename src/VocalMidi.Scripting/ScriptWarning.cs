namespace VocalMidi.Scripting;

/// <summary>Something in a script that is allowed, but hardly meant.</summary>
/// <param name="Line">Line of the script, from 1.</param>
/// <param name="SourceLine">That line's text.</param>
/// <param name="Message">What is odd about it.</param>
public sealed record ScriptWarning(int Line, string SourceLine, string Message);
