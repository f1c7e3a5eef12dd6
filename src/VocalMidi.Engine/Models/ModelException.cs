namespace VocalMidi.Engine.Models;

/// <summary>A model cannot be used: the message says what, where and what to do, for people.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Creates it with its message.</summary>
    public ModelException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it with its message and what caused it.</summary>
    public ModelException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Creates it without a message.</summary>
    public ModelException()
    {
    }
}
