namespace VocalMidi.Scripting;

/// <summary>A script cannot be used; <see cref="Exception.Message"/> is for people.</summary>
public sealed class ScriptException : Exception
{
    /// <summary>With what is wrong.</summary>
    public ScriptException(ScriptFault fault) : base(fault.ToString()) => Fault = fault;

    /// <summary>What is wrong, and where.</summary>
    public ScriptFault Fault { get; }
}
