namespace VocalMidi.Cli;

/// <summary>The command line asks for something impossible: the message is for people, nothing was done yet.</summary>
public sealed class UserException : Exception
{
    /// <summary>Creates it with a message worded to follow "vocalmidi: ".</summary>
    public UserException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it with a message and what caused it.</summary>
    public UserException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Creates it without a message.</summary>
    public UserException()
    {
    }
}
