namespace VocalMidi.Engine.Models;

/// <summary>
/// Runs a model whatever happens: where CUDA fails the same run is done again on the processor, from the same states,
/// and where that fails too, nothing more is heard. The model says so. One thread at a time.
/// </summary>
internal sealed class ModelRunner : IChunkRunner
{
    private readonly VoiceModel _model;
    private readonly int _voices;
    private readonly int _hops;
    private IModelRun _run;
    private bool _isDeaf;

    /// <exception cref="ModelException">The memory cannot be prepared.</exception>
    public ModelRunner(VoiceModel model, int voices, int hops)
    {
        _model = model;
        _voices = voices;
        _hops = hops;
        _run = Guarded(() => model.Session.Bind(voices, hops));
    }

    /// <summary>What goes in: [voice][hop][feature].</summary>
    public Span<float> Features => _run.Features;

    /// <summary>What came out of the last run: [voice][hop][head][4].</summary>
    public ReadOnlySpan<float> Heard => _run.Heard;

    /// <summary>Runs over the features, and the states move on; false where the model hears nothing any more.</summary>
    public bool TryRun()
    {
        if (_isDeaf) return false;
        try
        {
            _run.Run();
            return true;
        }
#pragma warning disable CA1031 // Whatever a provider throws: something must still play.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return TryOnProcessor(error);
        }
    }

    /// <summary>Forgets the past: the states are zero again.</summary>
    public void Reset()
    {
        for (int i = 0; i < _run.States; i++) _run.State(i).Clear();
    }

    /// <summary>Forgets the past of one voice.</summary>
    public void Reset(int voice)
    {
        for (int i = 0; i < _run.States; i++)
        {
            IReadOnlyList<int?> shape = _model.Manifest.States[i].Shape;
            // All that lies behind the axis of the voices belongs to one voice, and comes again for each before it.
            int size = 1;
            for (int axis = shape.Count - 1; shape[axis] is { } length; axis--) size *= length;
            Span<float> state = _run.State(i);
            for (int at = voice * size; at < state.Length; at += _voices * size) state.Slice(at, size).Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _run.Dispose();

    private bool TryOnProcessor(Exception error)
    {
        try
        {
            if (_model.FallBack(error) is { } session)
            {
                IModelRun failed = _run;
                _run = session.Bind(_voices, _hops);
                failed.Features.CopyTo(_run.Features);
                for (int i = 0; i < failed.States; i++) failed.State(i).CopyTo(_run.State(i));
                failed.Dispose();
                _run.Run();
                return true;
            }
        }
#pragma warning disable CA1031 // As above.
        catch (Exception second)
#pragma warning restore CA1031
        {
            error = second;
        }

        _isDeaf = true;
        _model.Fail(error);
        return false;
    }

    private static IModelRun Guarded(Func<IModelRun> bind)
    {
        try
        {
            return bind();
        }
        catch (Exception error) when (error is not ModelException)
        {
            throw new ModelException($"its memory cannot be prepared ({error.Message})", error);
        }
    }
}
