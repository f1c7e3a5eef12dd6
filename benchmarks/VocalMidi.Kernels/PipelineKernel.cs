using VocalMidi.Engine;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;
using VocalMidi.Measuring;

namespace VocalMidi.Kernels;

/// <summary>The whole engine in live timing, a hop of input at a time.</summary>
internal sealed class PipelineKernel : IKernel, IVoiceEventSink
{
    private readonly VoicePipeline _pipeline;
    private readonly float[] _voice = Material.Voice;
    private OutputHash? _hash;
    private long _start; // where the run began: the pipeline's time only goes on

    /// <param name="model">Listens too; null: the classical tracker alone.</param>
    public PipelineKernel(VoiceModel? model)
    {
        _pipeline = new VoicePipeline(Material.SampleRate, this, model);
        _pipeline.SetParameter(ParameterId.Timing, (double)TimingMode.Live);
    }

    /// <inheritdoc/>
    public int Operations => Material.Hops;

    /// <inheritdoc/>
    public void Run(OutputHash? hash)
    {
        _hash = null; // what a reset ends is not this run's
        _start = _pipeline.Position;
        _pipeline.Reset(_start);
        _hash = hash;
        for (int hop = 0; hop < Operations; hop++)
            _pipeline.Process(_voice.AsSpan(hop * Material.HopSamples, Material.HopSamples));
    }

    /// <inheritdoc/>
    public void Accept(in VoiceEvent voiceEvent)
    {
        if (_hash is null) return;
        long decision = voiceEvent.DecisionSample - _start, due = voiceEvent.DueSample - _start;
        _hash.Add<long>([(long)voiceEvent.Kind, decision, due, voiceEvent.Key]);
        _hash.Add<float>([voiceEvent.Pitch, voiceEvent.Velocity, voiceEvent.Level]);
    }

    /// <inheritdoc/>
    public void Dispose() => _pipeline.Dispose();
}
