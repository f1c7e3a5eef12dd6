using System.Runtime.InteropServices;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Native.Abi;

/// <summary>vm_event: a <see cref="VoiceEvent"/> on its way to the callback.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VmEvent
{
    public long DecisionSample;
    public long VoiceSample;
    public long DueSample;
    public int NoteId;
    public int Key;
    public uint Kind;
    public uint Epoch;
    public float Pitch;
    public float Velocity;
    public float Level;
    public uint Channel;
    public uint ComputeNs;
    public uint Reserved;

    /// <summary>The event as the shim reads it, stamped with the epoch it was decided in and what it took.</summary>
    public static VmEvent From(in VoiceEvent source, uint epoch, long computeNs) => new()
    {
        DecisionSample = source.DecisionSample,
        VoiceSample = source.VoiceSample,
        DueSample = source.DueSample,
        NoteId = source.NoteId,
        Key = source.Key,
        Kind = (uint)source.Kind,
        Epoch = epoch,
        Pitch = source.Pitch,
        Velocity = source.Velocity,
        Level = source.Level,
        Channel = (uint)source.Channel,
        ComputeNs = (uint)Math.Clamp(computeNs, 0, uint.MaxValue),
    };
}
