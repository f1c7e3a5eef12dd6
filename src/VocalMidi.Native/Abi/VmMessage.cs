using System.Runtime.InteropServices;

namespace VocalMidi.Native.Abi;

/// <summary>vm_message: what the callback tells the worker; applies before stream sample <see cref="At"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VmMessage
{
    public long At;
    public long Frames;
    public double Value;
    public VmMessageKind Kind;
    public uint Parameter;
    public uint Epoch;
    public uint Reserved;
    public VmTransport Transport;
}
