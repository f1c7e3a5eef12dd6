using Microsoft.ML.OnnxRuntime;

namespace VocalMidi.Engine.Models;

/// <summary>
/// Two bindings over memory that is ours, with the same features and outputs; the states that one writes are those
/// that the other reads, so nothing is copied from run to run.
/// </summary>
internal sealed class OnnxRun : IModelRun
{
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly float[] _features;
    private readonly float[] _heard;
    private readonly List<float[]> _evenStates = [];
    private readonly List<float[]> _oddStates = [];
    private readonly List<OrtValue> _values = [];
    private readonly OrtIoBinding _even;
    private readonly OrtIoBinding _odd;
    private bool _isOdd;

    public OnnxRun(InferenceSession session, ModelManifest manifest, int voices, int hops)
    {
        _session = session;
        int heads = manifest.LookaheadHops.Count;
        OrtValue features = NewValue([voices, hops, manifest.Features], out _features);
        OrtValue heard = NewValue([voices, hops, heads, HeadOutputs.Count], out _heard);
        _even = session.CreateIoBinding();
        _odd = session.CreateIoBinding();
        foreach (OrtIoBinding binding in new[] { _even, _odd })
        {
            binding.BindInput(OnnxSession.Features, features);
            binding.BindOutput(OnnxSession.Heard, heard);
        }

        foreach (ModelState state in manifest.States)
        {
            long[] shape = [.. state.Shape.Select(axis => (long)(axis ?? voices))];
            OrtValue even = NewValue(shape, out float[] evenState), odd = NewValue(shape, out float[] oddState);
            _evenStates.Add(evenState);
            _oddStates.Add(oddState);
            _even.BindInput(state.Input, even);
            _even.BindOutput(state.Output, odd);
            _odd.BindInput(state.Input, odd);
            _odd.BindOutput(state.Output, even);
        }
    }

    /// <inheritdoc/>
    public Span<float> Features => _features;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Heard => _heard;

    /// <inheritdoc/>
    public int States => _evenStates.Count;

    /// <inheritdoc/>
    public Span<float> State(int index) => (_isOdd ? _oddStates : _evenStates)[index];

    /// <inheritdoc/>
    public void Run()
    {
        _session.RunWithBinding(_options, _isOdd ? _odd : _even);
        _isOdd = !_isOdd;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _even.Dispose();
        _odd.Dispose();
        _options.Dispose();
        foreach (OrtValue value in _values) value.Dispose();
    }

    /// <summary>A tensor of zeros over an array that stays where it is until the tensor is freed.</summary>
    private OrtValue NewValue(long[] shape, out float[] memory)
    {
        memory = new float[shape.Aggregate(1L, (product, axis) => product * axis)];
        OrtValue value = OrtValue.CreateTensorValueFromMemory(memory, shape);
        _values.Add(value);
        return value;
    }
}
