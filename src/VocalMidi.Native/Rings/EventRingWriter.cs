using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Rings;

/// <summary>The worker's end of the event ring. Wait-free; worker thread only.</summary>
internal readonly unsafe struct EventRingWriter(VmRing* ring)
{
    /// <summary>Events the ring still holds, as far as the callback has shown.</summary>
    public uint Count => (uint)(ring->Write - Volatile.Read(ref ring->Read));

    /// <summary>True when only events that must not be lost should still go in.</summary>
    public bool IsCrowded => Count >= ring->Capacity / 4 * 3;

    /// <summary>Appends an event; false, and counted as refused, when the ring is full.</summary>
    public bool TryPush(in VmEvent item)
    {
        uint count = Count;
        if (count >= ring->Capacity)
        {
            CountRefused();
            return false;
        }
        ulong write = ring->Write;
        ((VmEvent*)ring->Data)[write & (ring->Capacity - 1)] = item;
        if (count + 1 > ring->HighWater) Volatile.Write(ref ring->HighWater, count + 1);
        Volatile.Write(ref ring->Write, write + 1);
        return true;
    }

    /// <summary>Counts an event that was dropped or held back.</summary>
    public void CountRefused() => Volatile.Write(ref ring->Refused, ring->Refused + 1);
}
