using System.Runtime.InteropServices;

namespace VocalMidi.Native.Abi;

/// <summary>
/// vm_link: everything callback and worker share. The shim's memory: valid from activation until deactivation
/// has returned. Each group of fields has its own cache line.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 1024)]
internal unsafe struct VmLink
{
    [FieldOffset(0)] public uint Size;
    [FieldOffset(4)] public uint AbiVersion;
    [FieldOffset(8)] public uint Channels;
    [FieldOffset(12)] public uint Reserved;
    [FieldOffset(16)] public delegate* unmanaged<VmLink*, void> WaitForWork;
    [FieldOffset(24)] public delegate* unmanaged<VmLink*, void> WaitForRoom;
    [FieldOffset(32)] public delegate* unmanaged<VmLink*, void> WakeCallback;
    [FieldOffset(40)] public delegate* unmanaged<VmLink*, void> StopWorker;
    [FieldOffset(48)] public delegate* unmanaged<VmLink*, byte*> PrepareWorker;
    [FieldOffset(64)] public VmRing Audio;
    [FieldOffset(256)] public VmRing Messages;
    [FieldOffset(448)] public VmRing Events;
    [FieldOffset(640)] public ulong Processed;
    [FieldOffset(648)] public ulong BusyNs;
    [FieldOffset(656)] public ulong BusyFrames;
    [FieldOffset(664)] public uint Failed;
    [FieldOffset(668)] public uint Notices;
    [FieldOffset(704)] public uint WakeSequence;
    [FieldOffset(708)] public uint WorkerWaiting;
    [FieldOffset(712)] public uint Stop;
    [FieldOffset(720)] public ulong WakeAt;
    [FieldOffset(728)] public ulong LooksAtNs;
    [FieldOffset(768)] public ulong BlockNs;
    [FieldOffset(776)] public double FrameNs;
    [FieldOffset(784)] public uint BlockFrames;
    [FieldOffset(788)] public uint Offline;
    [FieldOffset(832)] public uint ProgressSequence;
    [FieldOffset(836)] public uint CallbackWaiting;
    [FieldOffset(896)] public uint PoolSequence;
    [FieldOffset(900)] public uint PoolGeneration;
    [FieldOffset(904)] public ulong PoolHandled;
    [FieldOffset(912)] public fixed double Pool[AbiConstants.PoolSize];
}
