using System.Runtime.InteropServices;

namespace VocalMidi.Native.Abi;

/// <summary>
/// vm_ring: header of a single-producer single-consumer ring in native memory. Positions only count up; each side
/// owns the fields of its cache line and publishes its position with release order.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal unsafe struct VmRing
{
    [FieldOffset(0)] public ulong Write;
    [FieldOffset(8)] public ulong HighWater;
    [FieldOffset(16)] public ulong Refused;
    [FieldOffset(64)] public ulong Read;
    [FieldOffset(128)] public void* Data;
    [FieldOffset(136)] public uint Capacity;
    [FieldOffset(140)] public uint ElementSize;
}
