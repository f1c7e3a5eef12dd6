namespace VocalMidi.Cli.Commands;

/// <summary>Exit statuses of `vocalmidi host` beyond <see cref="ExitStatus"/>; the help lists them.</summary>
internal static class HostExitStatus
{
    /// <summary>Blocks took longer than they last (with --strict).</summary>
    public const int Overloaded = 3;

    /// <summary>The plugin crashed.</summary>
    public const int Crashed = 4;

    /// <summary>It hung.</summary>
    public const int Hung = 5;

    /// <summary>The trap caught its callback.</summary>
    public const int Trapped = 6;

    /// <summary>A check failed.</summary>
    public const int CheckFailed = 7;
}
