namespace VocalMidi.AudioFiles;

/// <summary>An audio file could not be read or written; the message is for people and names no path.</summary>
public sealed class AudioFileException : IOException
{
    /// <summary>Creates it with the reason, worded to follow "cannot read take.wav: ".</summary>
    public AudioFileException(string reason)
        : base(reason)
    {
    }

    /// <summary>Creates it with the reason and what caused it.</summary>
    public AudioFileException(string reason, Exception inner)
        : base(reason, inner)
    {
    }

    /// <summary>Creates it without a reason.</summary>
    public AudioFileException()
        : base("unknown error")
    {
    }
}
