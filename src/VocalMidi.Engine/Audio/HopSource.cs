namespace VocalMidi.Engine.Audio;

/// <summary>
/// The way in: mono samples at the input rate become hops of <see cref="AnalysisRate.HopSamples"/> clean samples at the
/// analysis rate, the same whatever the block length.
/// </summary>
internal sealed class HopSource
{
    private readonly Resampler _resampler;
    private readonly Conditioner _conditioner = new();
    private readonly float[] _clean = new float[Resampler.MaximumChunk];
    private readonly float[] _samples;
    private int _filled;
    private int _taken;

    public HopSource(int inputRate)
    {
        _resampler = new Resampler(inputRate);
        _samples = new float[AnalysisRate.HopSamples + _resampler.MaximumOutput(Resampler.MaximumChunk)];
    }

    /// <summary>Gain before everything else, linear.</summary>
    public float Gain { get; set; } = 1;

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        _resampler.Reset();
        _conditioner.Reset();
        _filled = _taken = 0;
    }

    /// <summary>Takes input (at most <see cref="Resampler.MaximumChunk"/> samples); then take all hops.</summary>
    public void Push(ReadOnlySpan<float> mono)
    {
        _samples.AsSpan(_taken, _filled - _taken).CopyTo(_samples);
        _filled -= _taken;
        _taken = 0;
        Span<float> clean = _clean.AsSpan(0, mono.Length);
        Conditioner.Clean(mono, clean, Gain);
        int count = _resampler.Push(clean, _samples.AsSpan(_filled));
        _conditioner.RemoveRumble(_samples.AsSpan(_filled, count));
        _filled += count;
    }

    /// <summary>Takes the next whole hop; false when more input is needed.</summary>
    public bool TryTake(out ReadOnlySpan<float> hop)
    {
        hop = default;
        if (_filled - _taken < AnalysisRate.HopSamples) return false;
        hop = _samples.AsSpan(_taken, AnalysisRate.HopSamples);
        _taken += AnalysisRate.HopSamples;
        return true;
    }

    /// <summary>Last input sample (since the reset) that hop <paramref name="hop"/> needs.</summary>
    public long LastInputNeeded(long hop) => _resampler.LastInputNeeded(((hop + 1) * AnalysisRate.HopSamples) - 1);
}
