using VocalMidi.Engine.Features;
using VocalMidi.Engine.Models;

namespace VocalMidi.Engine.Tests.Models;

/// <summary>Where Python and C# meet, stage by stage.</summary>
public sealed class GoldenTests
{
    private const int Size = 16; // heads times outputs

    private static readonly float[] s_features = TinyModel.GoldenFeatures();
    private static readonly float[] s_heard = TinyModel.GoldenHeard();

    [Fact]
    public void Hop_by_hop_the_model_hears_what_PyTorch_hears()
    {
        using var stream = new ModelStream(TinyModel.Shared);
        for (int hop = 0; hop < s_heard.Length / Size; hop++)
        {
            var frame = new Frame();
            stream.Hear(s_features.AsSpan(hop * FileFeatures.PerHop, FileFeatures.PerHop), ref frame);
            AssertHeard(hop, frame);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(128)]
    [InlineData(1000)]
    public void Many_hops_at_a_time_it_hears_the_same(int chunk)
    {
        using var chunks = new ModelChunks(new ModelRunner(TinyModel.Shared, voices: 1, chunk), chunk);
        int hop = 0, heard = 0;
        for (; hop < s_heard.Length / Size; hop++)
        {
            chunks.Add(new Frame(), s_features.AsSpan(hop * FileFeatures.PerHop, FileFeatures.PerHop));
            if (chunks.IsFull) Take();
        }

        Take();
        Assert.Equal(hop, heard);

        void Take()
        {
            foreach (ref readonly Frame frame in chunks.Take()) AssertHeard(heard++, frame);
        }
    }

    [Fact]
    public void After_a_reset_it_has_forgotten_the_voice()
    {
        using var stream = new ModelStream(TinyModel.Shared);
        var frame = new Frame();
        for (int hop = 200; hop < 260; hop++)
            stream.Hear(s_features.AsSpan(hop * FileFeatures.PerHop, FileFeatures.PerHop), ref frame);
        stream.Reset();
        stream.Hear(s_features.AsSpan(0, FileFeatures.PerHop), ref frame);
        AssertHeard(0, frame);
    }

    [Fact]
    public void What_is_no_number_is_not_kept()
    {
        using var stream = new ModelStream(TinyModel.Shared);
        float[] broken = [.. Enumerable.Repeat(float.NaN, FileFeatures.PerHop)];
        var frame = new Frame();
        stream.Hear(broken, ref frame);
        Assert.Equal(0, frame.HeadCount);
        stream.Hear(s_features.AsSpan(0, FileFeatures.PerHop), ref frame);
        AssertHeard(0, frame);
    }

    private static void AssertHeard(int hop, in Frame frame)
    {
        Assert.Equal(4, frame.HeadCount);
        for (int head = 0; head < 4; head++)
        {
            ReadOnlySpan<float> golden = s_heard.AsSpan((hop * Size) + (head * 4), 4);
            HeadOutput output = frame.Heads[head];
            Assert.Equal(golden[0], output.Voicing, 1e-4f);
            Assert.Equal(golden[1], output.Onset, 1e-4f);
            Assert.Equal(golden[2], output.Glide, 1e-4f);
            Assert.Equal(golden[3], output.Offset, 1e-4f);
        }
    }
}
