using System.Runtime.InteropServices;

namespace VocalMidi.Native.Abi;

/// <summary>vm_parameter: one row of the parameter table as the shim reads it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct VmParameter
{
    public uint Id;
    public VmParameterFlags Flags;
    public double Minimum;
    public double Maximum;
    public double Initial;
    public fixed byte Name[AbiConstants.NameSize];
}
