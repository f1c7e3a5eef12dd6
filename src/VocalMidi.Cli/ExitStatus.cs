namespace VocalMidi.Cli;

/// <summary>What the process returns.</summary>
public static class ExitStatus
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>The command line is wrong; nothing was done.</summary>
    public const int WrongUsage = 1;

    /// <summary>Something could not be read or written; the rest was done.</summary>
    public const int Unreadable = 2;

    /// <summary>A fault of the program itself (EX_SOFTWARE of sysexits.h).</summary>
    public const int InternalError = 70;
}
