using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Rings;

/// <summary>The worker's end of the message ring. Wait-free; worker thread only.</summary>
internal readonly unsafe struct MessageRingReader(VmRing* ring)
{
    /// <summary>The oldest message, left in the ring; false if there is none.</summary>
    public bool TryPeek(out VmMessage message)
    {
        ulong read = ring->Read;
        if (Volatile.Read(ref ring->Write) == read)
        {
            message = default;
            return false;
        }
        message = ((VmMessage*)ring->Data)[read & (ring->Capacity - 1)];
        return true;
    }

    /// <summary>Removes the oldest message; only after <see cref="TryPeek"/> found one.</summary>
    public void Pop() => Volatile.Write(ref ring->Read, ring->Read + 1);
}
