namespace VocalMidi.Hosting;

/// <summary>A session could not be held at all; the message is for people.</summary>
public sealed class HostException : Exception
{
    /// <summary>Creates it with a message worded to follow "vocalmidi: ".</summary>
    public HostException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it with a message and what caused it.</summary>
    public HostException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Creates it without a message.</summary>
    public HostException()
    {
    }
}
