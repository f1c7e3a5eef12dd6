using System.Runtime.InteropServices;
using System.Text;
using VocalMidi.Engine.Profiling;
using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Exports;

/// <summary>Exports of what an engine measures of itself. Any thread.</summary>
internal static unsafe class ProfileExports
{
    /// <summary>vm_profile.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_profile")]
    public static VmStatus Profile(nint engine, byte* text, uint capacity, uint* size) => Guard.Run(() =>
    {
        EngineInstance instance = LifecycleExports.Find(engine);
        Guard.NotNull(size, "size");
        string profile = instance.ProfileText();
        *size = (uint)Encoding.UTF8.GetByteCount(profile) + 1;
        if (text is null || capacity < *size)
            throw new AbiException(VmStatus.BufferTooSmall, $"The profile needs {*size} bytes.");
        Guard.WriteText(profile, text, capacity);
    });

    /// <summary>vm_spans.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_spans")]
    public static VmStatus Spans(nint engine, ulong* from, VmSpan* spans, uint capacity, uint* count) => Guard.Run(() =>
    {
        EngineInstance instance = LifecycleExports.Find(engine);
        Guard.NotNull(from, "from");
        Guard.NotNull(count, "count");
        if (capacity > 0) Guard.NotNull(spans, "spans");
        var copied = new Span[Math.Min(capacity, 4096)];
        long first = (long)Math.Min(*from, long.MaxValue);
        int got = instance.CopySpans(copied, ref first);
        for (int i = 0; i < got; i++)
        {
            spans[i] = new VmSpan
            {
                StartNs = (ulong)copied[i].StartNs,
                LengthNs = copied[i].LengthNs,
                Kind = (uint)copied[i].Stage,
            };
        }

        *from = (ulong)first;
        *count = (uint)got;
    });
}
