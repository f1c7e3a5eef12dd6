using VocalMidi.Engine.Audio;

namespace VocalMidi.Engine.Features;

/// <summary>Audio in, frames out: one per hop, the same whatever the block length. Allocates nothing once made.</summary>
internal sealed class FrameSource(int inputRate)
{
    private readonly HopSource _audio = new(inputRate);
    private readonly FrameAnalyzer _features = new();
    private long _hop;

    /// <summary>Gain before everything else, linear.</summary>
    public float Gain { set => _audio.Gain = value; }

    /// <summary>The last input sample (since the reset) that the latest frame needed.</summary>
    public long LastInputOfFrame => _audio.LastInputNeeded(_hop - 1);

    /// <summary>The last input sample (since the reset) that the next frame needs.</summary>
    public long LastInputOfNext => _audio.LastInputNeeded(_hop);

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        _audio.Reset();
        _features.Reset();
        _hop = 0;
    }

    /// <summary>Takes input, at most <see cref="Resampler.MaximumChunk"/> samples; then take all frames.</summary>
    public void Push(ReadOnlySpan<float> mono) => _audio.Push(mono);

    /// <summary>Analyses the next whole hop; false when more input is needed.</summary>
    public bool TryTake(out Frame frame)
    {
        frame = default;
        if (!_audio.TryTake(out ReadOnlySpan<float> hop)) return false;
        _features.Analyse(hop, out frame);
        _hop++;
        return true;
    }
}
