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
    private readonly TensorPlace _place;
    private readonly Tensor _features;
    private readonly Tensor _heard;
    private readonly List<Tensor> _evenStates = [];
    private readonly List<Tensor> _oddStates = [];
    private readonly OrtIoBinding _even;
    private readonly OrtIoBinding _odd;
    private bool _isOdd;

    public OnnxRun(InferenceSession session, ModelManifest manifest, ModelProvider provider, int voices, int hops)
    {
        _session = session;
        _place = TensorPlace.For(provider, session);
        _features = _place.New(voices, hops, manifest.Features);
        _heard = _place.New(voices, hops, manifest.LookaheadHops.Count, HeadOutputs.Count);
        _even = session.CreateIoBinding();
        _odd = session.CreateIoBinding();
        foreach (OrtIoBinding binding in new[] { _even, _odd })
        {
            binding.BindInput(OnnxSession.Features, _features.Value);
            binding.BindOutput(OnnxSession.Heard, _heard.Value);
        }

        foreach (ModelState state in manifest.States)
        {
            long[] shape = [.. state.Shape.Select(axis => (long)(axis ?? voices))];
            Tensor even = _place.New(shape), odd = _place.New(shape);
            _evenStates.Add(even);
            _oddStates.Add(odd);
            _even.BindInput(state.Input, even.Value);
            _even.BindOutput(state.Output, odd.Value);
            _odd.BindInput(state.Input, odd.Value);
            _odd.BindOutput(state.Output, even.Value);
        }
    }

    /// <inheritdoc/>
    public Span<float> Features => _features.Numbers;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Heard => _heard.Numbers;

    /// <inheritdoc/>
    public int States => _evenStates.Count;

    /// <inheritdoc/>
    public Span<float> State(int index) => (_isOdd ? _oddStates : _evenStates)[index].Numbers;

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
        _features.Dispose();
        _heard.Dispose();
        foreach (Tensor state in _evenStates.Concat(_oddStates)) state.Dispose();
        _place.Dispose();
    }
}
