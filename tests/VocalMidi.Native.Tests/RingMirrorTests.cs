using CsCheck;
using VocalMidi.Native.Abi;
using VocalMidi.Native.Rings;

namespace VocalMidi.Native.Tests;

/// <summary>The C# ends of the rings against the C++ ends, over the same native memory.</summary>
public sealed unsafe class RingMirrorTests
{
    [Fact]
    public void Audio_arrives_in_order_as_the_mean_of_its_channels_whatever_the_pieces() =>
        Gen.Int[0, 20000].Array[2, 60].Sample(sizes =>
        {
            using var link = new NativeLink(8000);
            var reader = new AudioRingReader(&link.Block->Audio, 2);
            long pushed = 0, read = 0;
            for (int i = 0; i < sizes.Length; i++)
            {
                if (i % 2 == 0)
                {
                    float[] frames = Enumerable.Range(0, sizes[i]).SelectMany(n => Frame(pushed + n)).ToArray();
                    bool fits = sizes[i] <= link.AudioCapacity - (pushed - read);
                    Assert.Equal(fits, link.PushAudio(frames));
                    if (fits) pushed += sizes[i];
                }
                else
                {
                    float[] mono = new float[sizes[i]];
                    bool there = sizes[i] <= pushed - read;
                    Assert.Equal(pushed - read, reader.Available);
                    Assert.Equal(there, reader.TryRead(mono));
                    if (!there) continue;
                    for (int n = 0; n < mono.Length; n++) Assert.Equal(Mono(read + n), mono[n]);
                    read += sizes[i];
                }
            }
            Assert.InRange((long)link.Block->Audio.HighWater, 0, link.AudioCapacity);
        }, iter: 100);

    [Fact]
    public void Messages_arrive_whole_and_in_order() =>
        Gen.Select(Gen.Long, Gen.Long, Gen.Double, Gen.UInt).Array[0, 200].Sample(contents =>
        {
            using var link = new NativeLink(8000);
            var reader = new MessageRingReader(&link.Block->Messages);
            foreach ((long at, long frames, double value, uint number) in contents)
            {
                Assert.True(link.PushMessage(new VmMessage
                {
                    At = at,
                    Frames = frames,
                    Value = value,
                    Kind = VmMessageKind.Reset,
                    Parameter = number,
                    Epoch = ~number,
                }));
            }
            foreach ((long at, long frames, double value, uint number) in contents)
            {
                Assert.True(reader.TryPeek(out VmMessage got));
                Assert.Equal((at, frames, value, VmMessageKind.Reset, number, ~number),
                    (got.At, got.Frames, got.Value, got.Kind, got.Parameter, got.Epoch));
                reader.Pop();
            }
            Assert.False(reader.TryPeek(out _));
        }, iter: 200);

    [Fact]
    public void Events_arrive_whole_and_a_full_ring_refuses_and_counts()
    {
        using var link = new NativeLink();
        var writer = new EventRingWriter(&link.Block->Events);
        uint capacity = link.Block->Events.Capacity;
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < capacity; i++)
            {
                Assert.Equal(i >= capacity / 4 * 3, writer.IsCrowded);
                Assert.True(writer.TryPush(new VmEvent { NoteId = i, Key = 60, DueSample = 7L * i, Level = 0.25f }));
            }
            Assert.False(writer.TryPush(default));
            Assert.Equal((ulong)round + 1, link.Block->Events.Refused);
            List<VmEvent> got = link.PopEvents();
            Assert.Equal((int)capacity, got.Count);
            for (int i = 0; i < got.Count; i++)
            {
                Assert.Equal((i, 60, 7L * i, 0.25f), (got[i].NoteId, got[i].Key, got[i].DueSample, got[i].Level));
            }
        }
        Assert.Equal(capacity, link.Block->Events.HighWater);
    }

    private static float Mono(long frame) => frame % 1000;

    private static float[] Frame(long frame) => [Mono(frame) + 3, Mono(frame) - 3];
}
