using System.Runtime.InteropServices;

namespace VocalMidi.Native.Abi;

/// <summary>vm_activation: what an activation needs; read only during the call.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct VmActivation
{
    public uint Size;
    public uint ParameterCount;
    public double SampleRate;
    public double* Parameters;
    public VmLink* Link;
}
