using System.Runtime.InteropServices;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Parameters;

namespace VocalMidi.Native.Exports;

/// <summary>Exports of the saved state. Main thread.</summary>
internal static unsafe class StateExports
{
    /// <summary>vm_state_save.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_state_save")]
    public static VmStatus Save(
        nint engine, double* values, uint count, byte* bytes, uint capacity, uint* size) => Guard.Run(() =>
    {
        ParameterTranslation.CheckValues(values, count);
        Guard.NotNull(size, "size");
        byte[] state = LifecycleExports.Find(engine).SaveState(new ReadOnlySpan<double>(values, (int)count));
        *size = (uint)state.Length;
        if (bytes is null || capacity < state.Length)
        {
            throw new AbiException(VmStatus.BufferTooSmall, $"The state needs {state.Length} bytes.");
        }
        state.CopyTo(new Span<byte>(bytes, state.Length));
    });

    /// <summary>vm_state_load.</summary>
    [UnmanagedCallersOnly(EntryPoint = "vm_state_load")]
    public static VmStatus Load(nint engine, byte* bytes, uint size, double* values, uint count) => Guard.Run(() =>
    {
        ParameterTranslation.CheckValues(values, count);
        if (bytes is null && size > 0) Guard.NotNull(bytes, "bytes");
        if (size > int.MaxValue) throw new AbiException(VmStatus.Refused, "The state cannot be loaded: it is far too long.");
        double[] loaded = LifecycleExports.Find(engine).LoadState(new ReadOnlySpan<byte>(bytes, (int)size));
        loaded.CopyTo(new Span<double>(values, loaded.Length));
    });
}
