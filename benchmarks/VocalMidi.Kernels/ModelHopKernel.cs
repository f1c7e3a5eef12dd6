using VocalMidi.Engine;
using VocalMidi.Engine.Features;
using VocalMidi.Engine.Models;
using VocalMidi.Measuring;

namespace VocalMidi.Kernels;

/// <summary>The model, hop by hop, as in the plugin.</summary>
internal sealed class ModelHopKernel(VoiceModel model) : IKernel
{
    private readonly ModelStream _stream = new(model);
    private readonly float[] _features = Material.Analysed().Features;

    /// <inheritdoc/>
    public int Operations => _features.Length / FileFeatures.PerHop;

    /// <inheritdoc/>
    public void Run(OutputHash? hash)
    {
        _stream.Reset();
        for (int hop = 0; hop < Operations; hop++)
        {
            var frame = new Frame();
            _stream.Hear(_features.AsSpan(hop * FileFeatures.PerHop, FileFeatures.PerHop), ref frame);
            for (int head = 0; hash is not null && head < frame.HeadCount; head++) hash.Add(frame.Heads[head]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
