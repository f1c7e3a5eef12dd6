namespace VocalMidi.Hosting.Program;

/// <summary>What a process's end looks like from outside.</summary>
internal static class SignalNames
{
    private const int KilledBySignal = 128; // how .NET and shells show signals in an exit status

    /// <summary>`signal SIGSEGV (invalid memory access)` or `exit status 3`.</summary>
    public static string Describe(int exitStatus) => (exitStatus - KilledBySignal) switch
    {
        4 => "signal SIGILL (illegal instruction)",
        5 => "signal SIGTRAP (trace trap)",
        6 => "signal SIGABRT (it gave up: an assertion, or an exception nobody caught)",
        7 => "signal SIGBUS (bad memory access)",
        8 => "signal SIGFPE (arithmetic error)",
        9 => "signal SIGKILL (killed, perhaps for lack of memory)",
        11 => "signal SIGSEGV (invalid memory access)",
        13 => "signal SIGPIPE (broken pipe)",
        15 => "signal SIGTERM (terminated)",
        31 => "signal SIGSYS (forbidden system call)",
        > 0 and < 65 and int signal => $"signal {signal}",
        _ => $"exit status {exitStatus}",
    };
}
