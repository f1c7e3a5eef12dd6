using VocalMidi.Native.Abi;

namespace VocalMidi.Native.Tests;

/// <summary>A real link block in native memory, with the callback's ends of its rings in C++.</summary>
internal sealed unsafe class NativeLink : IDisposable
{
    private static readonly delegate* unmanaged<double, nint> s_create =
        (delegate* unmanaged<double, nint>)TestKit.Export("testkit_create");
    private static readonly delegate* unmanaged<nint, void> s_destroy =
        (delegate* unmanaged<nint, void>)TestKit.Export("testkit_destroy");
    private static readonly delegate* unmanaged<nint, VmLink*> s_block =
        (delegate* unmanaged<nint, VmLink*>)TestKit.Export("testkit_block");
    private static readonly delegate* unmanaged<VmLink*, float*, uint, int> s_pushAudio =
        (delegate* unmanaged<VmLink*, float*, uint, int>)TestKit.Export("testkit_push_audio");
    private static readonly delegate* unmanaged<VmLink*, VmMessage*, int> s_pushMessage =
        (delegate* unmanaged<VmLink*, VmMessage*, int>)TestKit.Export("testkit_push_message");
    private static readonly delegate* unmanaged<VmLink*, VmEvent*, int> s_popEvent =
        (delegate* unmanaged<VmLink*, VmEvent*, int>)TestKit.Export("testkit_pop_event");
    private static readonly delegate* unmanaged<VmLink*, void> s_wake =
        (delegate* unmanaged<VmLink*, void>)TestKit.Export("testkit_wake");
    private static readonly delegate* unmanaged<VmLink*, ulong, int> s_waitProgress =
        (delegate* unmanaged<VmLink*, ulong, int>)TestKit.Export("testkit_wait_progress");

    private readonly nint _owner;

    public NativeLink(double sampleRate = 48000)
    {
        _owner = s_create(sampleRate);
        Block = s_block(_owner);
    }

    public VmLink* Block { get; }

    public int AudioCapacity => (int)Block->Audio.Capacity;

    public void Dispose() => s_destroy(_owner);

    /// <summary>Interleaved stereo frames, all or none.</summary>
    public bool PushAudio(ReadOnlySpan<float> interleaved)
    {
        fixed (float* samples = interleaved) return s_pushAudio(Block, samples, (uint)interleaved.Length / 2) != 0;
    }

    public bool PushMessage(VmMessage message) => s_pushMessage(Block, &message) != 0;

    public bool PopEvent(out VmEvent item)
    {
        VmEvent popped;
        bool got = s_popEvent(Block, &popped) != 0;
        item = got ? popped : default;
        return got;
    }

    /// <summary>All that wait, without what they took: that differs from run to run.</summary>
    public List<VmEvent> PopEvents()
    {
        var events = new List<VmEvent>();
        while (PopEvent(out VmEvent item)) events.Add(item with { ComputeNs = 0 });
        return events;
    }

    public void Wake() => s_wake(Block);

    /// <summary>Blocks until the worker has done so many samples; false if it holds back for room.</summary>
    public bool WaitForProgress(ulong samples) => s_waitProgress(Block, samples) != 0;
}
