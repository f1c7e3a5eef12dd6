using VocalMidi.Engine.Features;
using VocalMidi.Engine.Models;

namespace VocalMidi.Engine;

/// <summary>What models are given of a recording: for training them, and for checking them.</summary>
public static class FileFeatures
{
    /// <summary>Numbers per hop of 5 ms.</summary>
    public const int PerHop = ModelFeatures.Count;

    /// <summary>Which features these are: a model is trained for one such set.</summary>
    public const int Set = ModelFeatures.Set;

    /// <summary>The features of all whole hops, <see cref="PerHop"/> numbers each. Any thread.</summary>
    /// <param name="mono">The recording.</param>
    /// <param name="sampleRate">Its rate in hertz, 8000 to 384000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 8 to 384 kHz.</exception>
    public static float[] Of(ReadOnlySpan<float> mono, int sampleRate)
    {
        VoicePipeline.RequireRate(sampleRate);
        var source = new FrameSource(sampleRate, forModel: true);
        var features = new List<float>();
        HeardFrames.Of(source, mono, model: null, (in Frame _) => features.AddRange(source.Features));
        return [.. features];
    }
}
