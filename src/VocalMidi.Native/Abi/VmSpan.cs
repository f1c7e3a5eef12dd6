using System.Runtime.InteropServices;

namespace VocalMidi.Native.Abi;

/// <summary>vm_span: what the worker did for a while.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VmSpan
{
    public ulong StartNs;
    public uint LengthNs;
    public uint Kind;
}
