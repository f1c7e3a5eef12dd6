using System.Runtime.InteropServices;
using VocalMidi.Scripting;

namespace VocalMidi.Native.Abi;

/// <summary>vm_transport: the song's position at a stream sample, and how it runs on from there.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VmTransport
{
    public double Seconds;
    public double Beats;
    public double Tempo;
    public double BarBeats;
    public double LoopStart;
    public double LoopEnd;
    public int Bar;
    public ushort BeatsPerBar;
    public ushort BeatUnit;
    public VmTransportFlags Flags;
    public uint Reserved;

    /// <summary>The same for scripts, from a sample on. Without beats of the host's, the song's time makes them.</summary>
    public readonly TransportState ToState(long at) => new(
        at,
        Has(VmTransportFlags.Playing),
        Has(VmTransportFlags.HasBeats) ? Beats : Seconds * Tempo / 60,
        Tempo,
        BarBeats,
        Bar + 1,
        BeatsPerBar,
        BeatUnit,
        Has(VmTransportFlags.Loops),
        LoopStart,
        LoopEnd);

    // Enum.HasFlag makes garbage until it is optimised.
    private readonly bool Has(VmTransportFlags flag) => (Flags & flag) != 0;
}

/// <summary>VM_TRANSPORT_*.</summary>
[Flags]
internal enum VmTransportFlags : uint
{
    /// <summary>Stopped, and no more is known.</summary>
    None = 0,

    /// <summary>The song runs on.</summary>
    Playing = 1 << 0,

    /// <summary>It goes back to the loop's start at its end.</summary>
    Loops = 1 << 1,

    /// <summary>The host tells beats; else they are unknown, and the tempo is a guess.</summary>
    HasBeats = 1 << 2,
}
