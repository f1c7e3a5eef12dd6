using VocalMidi.Engine.Features;
using VocalMidi.Measuring;

namespace VocalMidi.Kernels;

/// <summary>Power spectra of stretches of the voice.</summary>
internal sealed class FftKernel(int length) : IKernel
{
    private readonly RealFft _fft = new(length);
    private readonly float[] _voice = Material.Voice;
    private readonly float[] _power = new float[(length / 2) + 1];

    /// <inheritdoc/>
    public int Operations => Material.Hops;

    /// <inheritdoc/>
    public void Run(OutputHash? hash)
    {
        int step = (_voice.Length - length) / Operations;
        for (int i = 0; i < Operations; i++)
        {
            _fft.Power(_voice.AsSpan(i * step, length), _power);
            hash?.Add<float>(_power);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
