using VocalMidi.Engine.Audio;

namespace VocalMidi.Engine.Features;

/// <summary>Audio in, frames out: one per hop, the same whatever the block length. Allocates nothing once made.</summary>
/// <param name="inputRate">Hertz, 8000 to 384000.</param>
/// <param name="forModel">Make the features that a model hears, too.</param>
internal sealed class FrameSource(int inputRate, bool forModel = false)
{
    private readonly HopSource _audio = new(inputRate);
    private readonly FrameAnalyzer _analyzer = new();
    private readonly ModelFeatures? _forModel = forModel ? new ModelFeatures() : null;
    private readonly float[] _features = new float[forModel ? ModelFeatures.Count : 0];
    private long _hop;

    /// <summary>Gain before everything else, linear.</summary>
    public float Gain { set => _audio.Gain = value; }

    /// <summary>What a model hears of the latest frame: <see cref="ModelFeatures.Count"/> numbers, or none.</summary>
    public ReadOnlySpan<float> Features => _features;

    /// <summary>The last input sample (since the reset) that the latest frame needed.</summary>
    public long LastInputOfFrame => _audio.LastInputNeeded(_hop - 1);

    /// <summary>The last input sample (since the reset) that the next frame needs.</summary>
    public long LastInputOfNext => _audio.LastInputNeeded(_hop);

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        _audio.Reset();
        _analyzer.Reset();
        _forModel?.Reset();
        _hop = 0;
    }

    /// <summary>Takes input, at most <see cref="Resampler.MaximumChunk"/> samples; then take all frames.</summary>
    public void Push(ReadOnlySpan<float> mono) => _audio.Push(mono);

    /// <summary>Analyses the next whole hop; false when more input is needed.</summary>
    public bool TryTake(out Frame frame)
    {
        frame = default;
        if (!_audio.TryTake(out ReadOnlySpan<float> hop)) return false;
        _analyzer.Analyse(hop, out frame);
        _forModel?.Write(ref frame, _analyzer.Power, _features);
        _hop++;
        return true;
    }
}
