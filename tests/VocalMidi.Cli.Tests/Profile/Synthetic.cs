using VocalMidi.Cli.Profile;
using VocalMidi.Hosting;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Tests.Profile;

/// <summary>A measurement with made-up numbers: two seconds, 24 notes, one callback each that was late, slow, held up.</summary>
internal static class Synthetic
{
    public const int Rate = 48000, Block = 64, Hop = 480, CallbackCount = 1500;
    private const long Start = 5_000_000_000; // ns on the monotonic clock
    private const long BlockNs = Block * 1_000_000_000L / Rate;

    public static Measurement Measurement(InstanceProfile? told = null) => new()
    {
        Plugin = "VocalMidi 9.9.9",
        PluginFile = "VocalMidi.clap",
        Input = "made-up.wav",
        Seconds = 2,
        SampleRate = Rate,
        Block = Block,
        RealTime = true,
        Settings = [new ParameterSetting("gate", "-50")],
        Scripts = ["scale.lua"],
        Time = new DateTimeOffset(2000, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Machine = new MachineFacts("A processor", 2, "A system"),
        Told = told ?? Told(),
    };

    public static Measurement With(PluginProfile profile) => Measurement(new InstanceProfile { Final = profile });

    public static InstanceProfile Told() => new()
    {
        Final = Profile(),
        Samples = [.. Enumerable.Range(1, 20).Select(i => new ProfileSample(100 * i, Profile() with
        {
            StreamSamples = 4800 * i,
            Rings = Rings(level: 64 * (1 + i % 3), most: 64 * Math.Min(3 + i / 8, 5)),
        }))],
        Notes = Notes(),
        Callbacks = Callbacks(),
        Spans = Spans(),
    };

    /// <summary>Everything in order: no finding.</summary>
    public static PluginProfile Profile() => new()
    {
        SampleRate = Rate,
        Mode = "live",
        BlockFrames = Block,
        StreamSamples = Block * CallbackCount,
        Latency = new LatencyProfile
        {
            TargetMs = 50,
            MeetsTarget = true,
            Notes = 24,
            Latest = 24,
            TotalMs = Of(24, 31, 30, 45, 47, 48),
            AlgorithmMs = Of(24, 24, 23, 37, 38, 39),
            WaitingMs = Of(24, 6.5, 6, 9, 9.5, 10),
            ComputeMs = Of(24, 0.5, 0.4, 0.9, 1.1, 1.2),
        },
        Callback = new CallbackProfile { Count = CallbackCount, Share = 0.0015, DurationUs = Of(CallbackCount, 2, 1.8, 3, 5, 12) },
        Rings = Rings(level: 64, most: 320),
        Engine = new EngineProfile
        {
            Worker = new WorkerProfile
            {
                Share = 0.021,
                CpuShare = 0.02,
                RealTimeFactor = 0.021,
                WakeUs = Of(200, 300, 250, 600, 900, 1500),
                HopUs = Of(200, 210, 200, 290, 320, 900),
                Scheduling = "SCHED_RR 5 (rtkit)",
            },
            Stages = new StageProfile
            {
                Features = Of(200, 60, 58, 80, 90, 120),
                Model = Of(200, 120, 115, 170, 190, 700),
                Tracker = Of(200, 15, 14, 22, 25, 40),
            },
            Collections = new CollectionProfile { Gen0 = 1, PauseMs = 0.4 },
            Model = "Listening with the model tiny 1, on the processor.",
        },
    };

    public static Distribution Of(long count, double mean, double p50, double p95, double p99, double max) =>
        new() { Count = count, Mean = mean, P50 = p50, P95 = p95, P99 = p99, Max = max };

    private static RingProfiles Rings(long level, long most) => new()
    {
        Audio = new RingProfile { Capacity = 96000, HighWater = most, Level = level },
        Messages = new RingProfile { Capacity = 256, HighWater = 4 },
        Events = new RingProfile { Capacity = 1024, HighWater = 6 },
    };

    private static NoteTime[] Notes() =>
    [
        .. Enumerable.Range(0, 24).Select(i =>
        {
            double pitch = 45 + i * 7 % 28 + 0.1;
            long voice = 2000 + 3600 * i, needed = voice + 900 + (long)(72000 / Figures.Hertz(pitch));
            long decision = (needed / Hop + 1) * Hop, leave = (decision / Block + 2) * Block;
            return new NoteTime(voice, decision, leave, 300_000 + 10_000 * i, (int)pitch, pitch, 0);
        }),
    ];

    private static CallbackSpan[] Callbacks()
    {
        var callbacks = new CallbackSpan[CallbackCount];
        for (int i = 0; i < CallbackCount; i++)
        {
            long late = i == 700 ? 900_000 : 0;
            long length = i switch { 900 => 800_000, 1100 => 300_000, _ => 1500 + i * 37 % 1000 };
            callbacks[i] = new CallbackSpan(Start + i * BlockNs + late, length);
        }

        return callbacks;
    }

    private static WorkerSpan[] Spans()
    {
        var spans = new List<WorkerSpan>();
        for (int hop = 0; hop < 200; hop++)
        {
            long at = Start - 1_000_000 + hop * 10_000_000L;
            spans.Add(new WorkerSpan(at, 1_400_000, WorkerSpanKind.Asleep));
            spans.Add(new WorkerSpan(at + 1_400_000, 60_000, WorkerSpanKind.Features));
            spans.Add(new WorkerSpan(at + 1_460_000, 120_500, WorkerSpanKind.Model)); // half a µs into the next
            spans.Add(new WorkerSpan(at + 1_580_000, 15_000, WorkerSpanKind.Tracker));
        }

        return [.. spans];
    }
}
