using VocalMidi.Engine.Profiling;
using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Profiling;

/// <summary>
/// What a worker's time goes to, how late it is woken, and whether it is kept from its work. Worker thread; the figures
/// are for any thread. Costs two looks at the clock a step and five a hop; the thread's own clock, which takes a system
/// call, is read seldom.
/// </summary>
internal sealed unsafe class WorkerProfile
{
    /// <summary>Standing still for so long with work at hand, nanoseconds, is being starved.</summary>
    private const long StarvedNs = 1_000_000;

    /// <summary>
    /// From one look at the thread's own clock to the next, nanoseconds, unless a step takes suspiciously long: a look
    /// is a system call.
    /// </summary>
    private const long LookNs = 50_000_000;

    /// <summary>A hop's length, nanoseconds.</summary>
    private const double HopNs = 5e6;

    /// <summary>Where it is "off" in the environment nothing is measured, for finding out what measuring costs.</summary>
    private const string MonitorVariable = "VOCALMIDI_MONITOR";

    private readonly VmLink* _link;
    private readonly SpanRing? _spans;
    private readonly bool _on = Environment.GetEnvironmentVariable(MonitorVariable) != "off";
    private long _begin = -1;
    private long _elapsed;
    private long _stepAt;
    private long _lookCpu;
    private long _worked; // wall time in steps since that look
    private long _lookAt;
    private long _waited;
    private long _waitAt;
    private long _cpuBegin = -1;
    private long _cpu;

    public WorkerProfile(VmLink* link, bool trace)
    {
        _link = link;
        _spans = trace ? new SpanRing() : null;
        Stages = new StageClock(_spans);
    }

    /// <summary>Where the time goes.</summary>
    public StageClock Stages { get; }

    /// <summary>The same for the pipeline; null: nothing is measured.</summary>
    public StageClock? PipelineStages => _on ? Stages : null;

    /// <summary>From the end of the callback that brought a hop's last sample to the worker taking it up.</summary>
    public Distribution Wakes { get; } = new();

    /// <summary>Hops done later than two blocks and a hop after their last sample had come.</summary>
    public long DeadlineMisses { get; private set; }

    /// <summary>The latest of them, nanoseconds after its sample.</summary>
    public long WorstMissNs { get; private set; }

    /// <summary>Times the worker stood still with work at hand.</summary>
    public long Starved { get; private set; }

    /// <summary>How long in all, nanoseconds.</summary>
    public long StarvedForNs { get; private set; }

    /// <summary>The same while the callback waited for it: offline, its priority is the callback's priority.</summary>
    public long Inversions { get; private set; }

    /// <summary>Processor time of the worker, nanoseconds; -1 where the system does not tell.</summary>
    public long CpuNs => ThreadCpuClock.Exists ? Volatile.Read(ref _cpu) : -1;

    /// <summary>Wall time from the worker's first step to the end of its latest, nanoseconds; 0 before.</summary>
    public long ElapsedNs => Volatile.Read(ref _elapsed);

    /// <summary>What the thread got of the system.</summary>
    public string Scheduling { get; set; } = "not started";

    /// <summary>
    /// Wall time the worker has worked, and the length of what it did in that time, nanoseconds. While it runs: the link
    /// is its.
    /// </summary>
    public (double Busy, double Stream) Worked(double sampleRate) =>
        (Volatile.Read(ref _link->BusyNs), Volatile.Read(ref _link->BusyFrames) * 1e9 / sampleRate);

    /// <summary>Spans for a trace; see <see cref="SpanRing.CopyTo"/>. Any thread.</summary>
    public int CopySpans(Span<Span> to, ref long from) => _spans?.CopyTo(to, ref from) ?? 0;

    /// <summary>The worker looks what there is to do.</summary>
    /// <param name="available">Frames in the audio ring.</param>
    /// <param name="toNextHop">Frames that the next hop needs.</param>
    public void BeginStep(long available, int toNextHop)
    {
        if (!_on) return;
        _stepAt = StageClock.Now;
        if (_begin < 0) _begin = _stepAt;
        if (_cpuBegin < 0) _cpuBegin = _lookCpu = ThreadCpuClock.Now;
        _waited = 0;
        if (available >= toNextHop && TryArrival(_link->Audio.Read + (ulong)toNextHop, out double arrival))
            Wakes.Record((long)Math.Max(0, _stepAt - arrival));
    }

    /// <summary>The worker waits for others, on purpose, in the midst of a step.</summary>
    public void BeginWait() => _waitAt = StageClock.Now;

    /// <summary>It waits no more.</summary>
    public void EndWait() => _waited += StageClock.Now - _waitAt;

    /// <summary>Audio has been done, up to what the ring's position says.</summary>
    public void AudioDone()
    {
        if (!_on || !TryArrival(_link->Audio.Read, out double arrival)) return;
        long late = (long)(StageClock.Now - arrival);
        if (late <= HopNs + (2 * _link->BlockFrames * _link->FrameNs)) return;
        DeadlineMisses++;
        WorstMissNs = Math.Max(WorstMissNs, late);
    }

    /// <summary>There is nothing more to do.</summary>
    public void EndStep()
    {
        if (!_on) return;
        long now = StageClock.Now;
        Volatile.Write(ref _elapsed, now - _begin);
        long took = now - _stepAt - _waited;
        _worked += took;
        if (took < StarvedNs && now - _lookAt < LookNs) return;
        Stages.Flush();
        _lookAt = now;
        if (!ThreadCpuClock.Exists) return;
        long cpu = ThreadCpuClock.Now;
        Volatile.Write(ref _cpu, cpu - _cpuBegin);
        long still = Math.Min(took, _worked - (cpu - _lookCpu));
        (_lookCpu, _worked) = (cpu, 0);
        if (still < StarvedNs) return;
        Starved++;
        StarvedForNs += still;
        if (Volatile.Read(ref _link->Offline) != 0) Inversions++;
    }

    // When a frame came, by the end of the latest callback and the blocks since. Offline frames come when they are wanted.
    private bool TryArrival(ulong frame, out double arrival)
    {
        arrival = 0;
        ulong blockNs = Volatile.Read(ref _link->BlockNs);
        uint frames = Volatile.Read(ref _link->BlockFrames);
        ulong written = Volatile.Read(ref _link->Audio.Write);
        if (blockNs == 0 || frames == 0 || written < frame || Volatile.Read(ref _link->Offline) != 0) return false;
        arrival = blockNs - ((written - frame) / frames * (frames * _link->FrameNs));
        return true;
    }
}
