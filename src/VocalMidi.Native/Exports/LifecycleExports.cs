using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Exports;

/// <summary>Exports that make, run and end engines. Handles are numbers, never reused: a stale one is refused.</summary>
internal static unsafe class LifecycleExports
{
    /// <summary>Engines destroyed between two collections: together they leave a few megabytes.</summary>
    private const long DestroyedPerCollection = 8;

    private static readonly ConcurrentDictionary<nint, EngineInstance> s_engines = new();
    private static long s_lastHandle;
    private static long s_destroyed;

    /// <summary>vm_abi_version.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_abi_version")]
    public static VmStatus AbiVersion(uint* version) => Guard.Run(() =>
    {
        Guard.NotNull(version, "version");
        *version = AbiConstants.Version;
    });

    /// <summary>vm_last_error: leaves the message as it is.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_last_error")]
    public static VmStatus LastError(byte* text, uint size)
    {
        if (text is null || size == 0) return VmStatus.InvalidArgument;
        Guard.WriteText(Guard.LastError, text, size);
        return VmStatus.Ok;
    }

    /// <summary>vm_create.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_create")]
    public static VmStatus Create(nint* engine) => Guard.Run(() =>
    {
        Guard.NotNull(engine, "engine");
        nint handle = (nint)Interlocked.Increment(ref s_lastHandle);
        s_engines[handle] = new EngineInstance();
        *engine = handle;
    });

    /// <summary>vm_destroy.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_destroy")]
    public static VmStatus Destroy(nint engine) => Guard.Run(() =>
    {
        EngineInstance instance = Find(engine);
        s_engines.TryRemove(engine, out _);
        instance.Dispose();
        // Engines make garbage only when they come and go, so that the collector, left alone, lets it pile up for long.
        if (Interlocked.Increment(ref s_destroyed) % DestroyedPerCollection == 0) GC.Collect();
    });

    /// <summary>vm_activate.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_activate")]
    public static VmStatus Activate(nint engine, VmActivation* activation) => Guard.Run(() =>
    {
        EngineInstance instance = Find(engine);
        Guard.NotNull(activation, "activation");
        instance.Activate(in *activation);
    });

    /// <summary>vm_deactivate.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_deactivate")]
    public static VmStatus Deactivate(nint engine) => Guard.Run(() => Find(engine).Deactivate());

    /// <summary>vm_status_text.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_status_text")]
    public static VmStatus StatusText(nint engine, byte* text, uint size) =>
        Guard.Run(() => Guard.WriteText(Find(engine).StatusText(), text, size));

    /// <summary>vm_status_level.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_status_level")]
    public static VmStatus Level(nint engine, uint* level) => Guard.Run(() =>
    {
        EngineInstance instance = Find(engine);
        Guard.NotNull(level, "level");
        *level = (uint)instance.Level;
    });

    /// <summary>The engine of a handle.</summary>
    /// <exception cref="AbiException">There is none.</exception>
    internal static EngineInstance Find(nint handle) =>
        s_engines.TryGetValue(handle, out EngineInstance? instance)
            ? instance
            : throw new AbiException(VmStatus.InvalidArgument, "No such engine: it was never created, or is destroyed.");
}
