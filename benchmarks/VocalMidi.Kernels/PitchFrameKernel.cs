using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;
using VocalMidi.Measuring;

namespace VocalMidi.Kernels;

/// <summary>What is heard at each hop: pitch candidates, levels, flux.</summary>
internal sealed class PitchFrameKernel : IKernel
{
    private readonly FrameAnalyzer _analyzer = new();
    private readonly float[] _hops = Material.CleanHops();

    /// <inheritdoc/>
    public int Operations => _hops.Length / AnalysisRate.HopSamples;

    /// <inheritdoc/>
    public void Run(OutputHash? hash)
    {
        _analyzer.Reset();
        for (int hop = 0; hop < Operations; hop++)
        {
            _analyzer.Analyse(_hops.AsSpan(hop * AnalysisRate.HopSamples, AnalysisRate.HopSamples), out Frame frame);
            if (hash is null) continue;
            for (int i = 0; i < frame.CandidateCount; i++) hash.Add(frame.Candidates[i]);
            hash.Add<float>([frame.Clarity, frame.ShortClarity, frame.LevelDb, frame.SonorityDb, frame.Flux]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
