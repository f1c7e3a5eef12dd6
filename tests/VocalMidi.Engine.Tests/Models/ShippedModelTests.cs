using System.Runtime.InteropServices;
using VocalMidi.Engine.Features;
using VocalMidi.Engine.Models;

namespace VocalMidi.Engine.Tests.Models;

/// <summary>models/pitch_model.onnx: that it is whole, and hears what PyTorch heard when it was exported.</summary>
public sealed class ShippedModelTests
{
    private const int Outputs = 4; // of each head
    private const float Tolerance = 1e-4f;

    [Fact]
    public void It_hears_what_PyTorch_heard_within_a_ten_thousandth()
    {
        using var stream = new ModelStream(Shared);
        float[] features = Floats("pitch_model.features.f32"), heard = Floats("pitch_model.heard.f32");
        int heads = Shared.Manifest.LookaheadHops.Count, hops = features.Length / FileFeatures.PerHop;
        Assert.Equal(hops * heads * Outputs, heard.Length);
        for (int hop = 0; hop < hops; hop++)
        {
            var frame = new Frame();
            stream.Hear(features.AsSpan(hop * FileFeatures.PerHop, FileFeatures.PerHop), ref frame);
            for (int head = 0; head < heads; head++)
            {
                ReadOnlySpan<float> golden = heard.AsSpan(((hop * heads) + head) * Outputs, Outputs);
                Assert.Equal(golden[0], frame.Heads[head].Voicing, Tolerance);
                Assert.Equal(golden[1], frame.Heads[head].Onset, Tolerance);
                Assert.Equal(golden[2], frame.Heads[head].Glide, Tolerance);
            }
        }
    }

    /// <summary>The model, once for all tests; several threads may listen with it, each with a stream of its own.</summary>
    public static VoiceModel Shared { get; } = VoiceModel.Open(In("pitch_model.onnx"), ModelProvider.Cpu);

    private static string In(string name) => Path.Combine(AppContext.BaseDirectory, "models", name);

    private static float[] Floats(string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(In(name))).ToArray();
}
