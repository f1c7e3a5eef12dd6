namespace VocalMidi.Engine.Models;

/// <summary>
/// Lets voices that are listened to at the same time share each run: a graphics card does sixteen in the time of one.
/// A run starts when every voice that takes part has its next hops ready. Any thread, one per voice.
/// </summary>
internal sealed class ModelBatch : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim[] _done;
    private readonly ModelRunner _runner;
    private readonly bool[] _isTaken;
    private readonly bool[] _isWaiting;
    private readonly int _featuresPerVoice;
    private readonly int _heardPerVoice;
    private bool _isHeard;

    /// <param name="model">Who listens.</param>
    /// <param name="voices">Most voices that take part.</param>
    /// <param name="hops">Hops per run.</param>
    /// <exception cref="ModelException">The memory cannot be prepared.</exception>
    public ModelBatch(VoiceModel model, int voices, int hops)
    {
        _runner = new ModelRunner(model, voices, hops);
        _isTaken = new bool[voices];
        _isWaiting = new bool[voices];
        _done = [.. _isTaken.Select(_ => new ManualResetEventSlim())];
        _featuresPerVoice = _runner.Features.Length / voices;
        _heardPerVoice = _runner.Heard.Length / voices;
    }

    /// <summary>
    /// A place for one more voice, from its start; null where all are taken. Dispose it when the voice has ended: the
    /// others wait for it until then.
    /// </summary>
    public IChunkRunner? Join()
    {
        lock (_lock)
        {
            int place = Array.IndexOf(_isTaken, false);
            if (place < 0) return null;
            _isTaken[place] = true;
            _runner.Reset(place);
            return new Place(this, place);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runner.Dispose();
        foreach (ManualResetEventSlim done in _done) done.Dispose();
    }

    private bool Run(int place)
    {
        _done[place].Reset();
        lock (_lock)
        {
            _isWaiting[place] = true;
            RunIfAllWait();
        }

        _done[place].Wait();
        return _isHeard;
    }

    private void Leave(int place)
    {
        lock (_lock)
        {
            _isTaken[place] = false;
            RunIfAllWait();
        }
    }

    private void RunIfAllWait()
    {
        if (!_isWaiting.Contains(true) || !_isTaken.SequenceEqual(_isWaiting)) return;
        _isHeard = _runner.TryRun();
        for (int place = 0; place < _isWaiting.Length; place++)
        {
            if (!_isWaiting[place]) continue;
            _isWaiting[place] = false;
            _done[place].Set();
        }
    }

    private sealed class Place(ModelBatch batch, int place) : IChunkRunner
    {
        public Span<float> Features =>
            batch._runner.Features.Slice(place * batch._featuresPerVoice, batch._featuresPerVoice);

        public ReadOnlySpan<float> Heard => batch._runner.Heard.Slice(place * batch._heardPerVoice, batch._heardPerVoice);

        public bool TryRun() => batch.Run(place);

        public void Dispose() => batch.Leave(place);
    }
}
