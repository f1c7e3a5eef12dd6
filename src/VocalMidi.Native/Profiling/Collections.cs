namespace VocalMidi.Native.Profiling;

/// <summary>Garbage collections of the process, and how long all threads stood still for them.</summary>
internal readonly record struct Collections(int Gen0, int Gen1, int Gen2, double PauseMs)
{
    /// <summary>Since the process began.</summary>
    public static Collections Now() => new(
        GC.CollectionCount(0),
        GC.CollectionCount(1),
        GC.CollectionCount(2),
        Math.Round(GC.GetTotalPauseDuration().TotalMilliseconds, 3));

    /// <summary>Those since another moment.</summary>
    public Collections Since(Collections begin) =>
        new(Gen0 - begin.Gen0, Gen1 - begin.Gen1, Gen2 - begin.Gen2, Math.Round(PauseMs - begin.PauseMs, 3));
}
