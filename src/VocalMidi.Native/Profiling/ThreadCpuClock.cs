using System.Runtime.InteropServices;

namespace VocalMidi.Native.Profiling;

/// <summary>Processor time of the calling thread: what was not taken by others, or slept.</summary>
internal static unsafe partial class ThreadCpuClock
{
    private const int LinuxThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID
    private const int MacThreadCpuTime = 16; // never run there

    private static readonly int s_clock = OperatingSystem.IsLinux() ? LinuxThreadCpuTime
        : OperatingSystem.IsMacOS() ? MacThreadCpuTime
        : -1;

    /// <summary>Whether this system tells. Windows counts in ticks of 16 ms, which is no use here.</summary>
    public static bool Exists => s_clock >= 0;

    /// <summary>Nanoseconds; 0 where the system does not tell.</summary>
    public static long Now
    {
        get
        {
            if (s_clock < 0) return 0;
            Time time;
            return GetTime(s_clock, &time) == 0 ? (time.Seconds * 1_000_000_000) + time.Nanoseconds : 0;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, Time* time);
}
