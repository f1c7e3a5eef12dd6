using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Rings;

/// <summary>The worker's end of the audio ring: takes interleaved frames as mono. Wait-free; worker thread only.</summary>
internal readonly unsafe struct AudioRingReader(VmRing* ring, int channels)
{
    /// <summary>Frames that can be taken now. The callback's messages for them are visible after this call.</summary>
    public long Available => (long)(Volatile.Read(ref ring->Write) - ring->Read);

    /// <summary>
    /// Takes <paramref name="mono"/>.Length frames, each the mean of its channels; false, and nothing taken, if
    /// there are not so many.
    /// </summary>
    public bool TryRead(Span<float> mono)
    {
        if (mono.Length > Available) return false;
        ulong mask = ring->Capacity - 1;
        ulong read = ring->Read;
        float* data = (float*)ring->Data;
        if (channels == 1)
        {
            for (int i = 0; i < mono.Length; i++) mono[i] = data[(read + (ulong)i) & mask];
        }
        else
        {
            for (int i = 0; i < mono.Length; i++)
            {
                float* frame = data + (2 * ((read + (ulong)i) & mask));
                mono[i] = 0.5f * (frame[0] + frame[1]);
            }
        }
        Volatile.Write(ref ring->Read, read + (ulong)mono.Length);
        return true;
    }
}
