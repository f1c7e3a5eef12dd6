using System.Runtime.InteropServices;
using VocalMidi.Engine.Profiling;
using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Exports;

/// <summary>Exports of what an engine measures of itself. Any thread. They are asked again and again: no garbage.</summary>
internal static unsafe class ProfileExports
{
    /// <summary>Most spans that one call copies.</summary>
    private const int SpansAtOnce = 1024;

    /// <summary>vm_profile.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_profile")]
    public static VmStatus Profile(nint engine, byte* text, uint capacity, uint* size) =>
        Guard.Run(new ProfileCall(engine, text, capacity, size), static call =>
        {
            EngineInstance instance = LifecycleExports.Find(call.Engine);
            Guard.NotNull(call.Size, "size");
            uint room = call.Text is null ? 0 : Math.Min(call.Capacity, int.MaxValue);
            *call.Size = (uint)instance.CopyProfile(new Span<byte>(call.Text, (int)room));
            return *call.Size <= room
                ? VmStatus.Ok
                : Guard.Refuse(VmStatus.BufferTooSmall, "The profile needs more bytes: as many as were returned.");
        });

    /// <summary>vm_spans.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_spans")]
    public static VmStatus Spans(nint engine, ulong* from, VmSpan* spans, uint capacity, uint* count) =>
        Guard.Run(new SpansCall(engine, from, spans, capacity, count), static call =>
        {
            EngineInstance instance = LifecycleExports.Find(call.Engine);
            Guard.NotNull(call.From, "from");
            Guard.NotNull(call.Count, "count");
            if (call.Capacity > 0) Guard.NotNull(call.Spans, "spans");
            Span<Span> copied = stackalloc Span[(int)Math.Min(call.Capacity, SpansAtOnce)];
            long first = (long)Math.Min(*call.From, long.MaxValue);
            int got = instance.CopySpans(copied, ref first);
            for (int i = 0; i < got; i++)
            {
                call.Spans[i] = new VmSpan
                {
                    StartNs = (ulong)copied[i].StartNs,
                    LengthNs = copied[i].LengthNs,
                    Kind = (uint)copied[i].Stage,
                };
            }

            *call.From = (ulong)first;
            *call.Count = (uint)got;
            return VmStatus.Ok;
        });

    private readonly struct ProfileCall(nint engine, byte* text, uint capacity, uint* size)
    {
        public readonly nint Engine = engine;
        public readonly byte* Text = text;
        public readonly uint Capacity = capacity;
        public readonly uint* Size = size;
    }

    private readonly struct SpansCall(nint engine, ulong* from, VmSpan* spans, uint capacity, uint* count)
    {
        public readonly nint Engine = engine;
        public readonly ulong* From = from;
        public readonly VmSpan* Spans = spans;
        public readonly uint Capacity = capacity;
        public readonly uint* Count = count;
    }
}
