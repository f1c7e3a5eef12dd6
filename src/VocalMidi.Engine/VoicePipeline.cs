using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Notes;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Profiling;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Engine;

/// <summary>
/// The streaming engine: audio in, note events out. The file to read first: <see cref="Process"/> names every stage.
/// One thread at a time may call it; nothing here allocates once constructed.
/// </summary>
public sealed class VoicePipeline : IDisposable
{
    /// <summary>Latency that aligned mode reports, milliseconds: look-ahead, window and onset lead together.</summary>
    public const int AlignedLatencyMs = 100;

    private readonly ParameterValues _parameters = new();
    private readonly FrameSource _frames;
    private readonly NoteTracker _liveTracker;
    private readonly NoteTracker _alignedTracker;
    private readonly EventTimer _timing;
    private readonly ModelStream? _model;
    private NoteTracker _tracker;
    private long _origin;

    /// <summary>Prepares a stream at <paramref name="sampleRate"/>; allocates everything the stream will need.</summary>
    /// <param name="sampleRate">Input rate in hertz, 8000 to 384000.</param>
    /// <param name="events">Takes the events, on the thread that calls.</param>
    /// <param name="model">Listens too, and must outlive the pipeline; null: the classical tracker alone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 8 to 384 kHz.</exception>
    public VoicePipeline(int sampleRate, IVoiceEventSink events, VoiceModel? model = null)
    {
        RequireRate(sampleRate);
        SampleRate = sampleRate;
        IReadOnlyList<int> heads = model?.Manifest.LookaheadHops ?? [];
        TunedSettings settings = TunedSettings.For(heads);
        _model = model is null ? null : new ModelStream(model);
        _frames = new FrameSource(sampleRate, forModel: model is not null);
        _timing = new EventTimer(sampleRate, _parameters, events);
        _liveTracker = new NoteTracker(settings.Live.ListeningTo(heads), _timing);
        _alignedTracker = new NoteTracker(settings.Aligned.ListeningTo(heads), _timing);
        _tracker = _liveTracker;
        Apply();
    }

    /// <summary>Input rate, hertz.</summary>
    public int SampleRate { get; }

    /// <summary>Is told which stage has its turn; null: nobody is.</summary>
    public StageClock? Clock { get; set; }

    /// <summary>Input samples taken so far.</summary>
    public long Position { get; private set; }

    /// <summary>Latency to report to the host under the current timing mode, input samples; 0 in live mode.</summary>
    public int LatencySamples => LatencySamplesFor(SampleRate, _parameters.Timing);

    /// <summary>Input samples that must come before anything more can be decided, at least 1: 5 ms or less.</summary>
    public int SamplesToNextHop => _parameters.IsOn(ParameterId.Bypass)
        ? (int)(SampleRate * AnalysisRate.HopSeconds)
        : (int)Math.Max(1, _origin + _frames.LastInputOfNext + 1 - Position);

    /// <summary>Aligned events that were decided too late for their place, and so left at once.</summary>
    public long LateEvents => _timing.LateEvents;

    /// <summary>Latency a pipeline would report, input samples: known before one exists, so a host can be told.</summary>
    public static int LatencySamplesFor(int sampleRate, TimingMode timing) =>
        timing == TimingMode.Live ? 0 : (int)((long)sampleRate * AlignedLatencyMs / 1000);

    /// <summary>Takes mono samples, any number of them, and sends the events they decide.</summary>
    public void Process(ReadOnlySpan<float> mono)
    {
        while (!mono.IsEmpty)
        {
            ReadOnlySpan<float> chunk = mono[..Math.Min(mono.Length, Resampler.MaximumChunk)];
            mono = mono[chunk.Length..];
            Position += chunk.Length;
            if (_parameters.IsOn(ParameterId.Bypass)) continue;

            Clock?.Turn(Stage.Features);
            _frames.Push(chunk);
            while (_frames.TryTake(out Frame frame))
            {
                _timing.DecisionSample = _origin + _frames.LastInputOfFrame;
                Clock?.Turn(Stage.Model);
                _model?.Hear(_frames.Features, ref frame);
                Clock?.Turn(Stage.Tracker);
                _tracker.Track(frame);
                Clock?.Turn(Stage.Features);
                Clock?.EndHop();
            }
        }

        Clock?.Turn(Stage.None);
    }

    /// <summary>
    /// Sets a parameter from the next sample on (values are clamped to the table). Changes that a sounding note cannot
    /// survive end it.
    /// </summary>
    public void SetParameter(ParameterId id, double value)
    {
        double before = _parameters[id];
        double after = ParameterTable.Get(id).Clamp(value);
        if (before == after) return;
        bool restarts = id is ParameterId.Timing or ParameterId.Bypass;
        if (restarts || id is ParameterId.Transpose or ParameterId.Tuning or ParameterId.Panic) EndNotes();
        _parameters[id] = after;
        Apply();
        if (restarts) Restart(Position);
    }

    /// <summary>A parameter's current value.</summary>
    public double GetParameter(ParameterId id) => _parameters[id];

    /// <summary>Ends every sounding note now; detection goes on. For stop, transport jumps, panic.</summary>
    public void EndNotes() => _tracker.EndNote();

    /// <summary>
    /// Ends every note and forgets the voice heard so far: the stream continues at <paramref name="position"/>
    /// (input samples), as after a host's reset or after lost audio. Parameters stay.
    /// </summary>
    public void Reset(long position)
    {
        EndNotes();
        Restart(position);
    }

    /// <summary>The input has ended: decides what can still be decided and ends every note.</summary>
    public void Finish()
    {
        _timing.DecisionSample = Math.Max(_timing.DecisionSample, Position - 1);
        _tracker.Finish();
        EndNotes();
        Restart(Position);
    }

    /// <summary>Frees what the model holds for this stream; nothing more may be processed.</summary>
    public void Dispose() => _model?.Dispose();

    /// <summary>Refuses a rate that is not 8 to 384 kHz.</summary>
    internal static void RequireRate(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 8000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sampleRate, 384000);
    }

    private void Restart(long position)
    {
        Position = position;
        _origin = position;
        _frames.Reset();
        _model?.Reset();
        _tracker.Reset();
        _timing.Restart(position);
    }

    private void Apply()
    {
        bool live = _parameters.Timing == TimingMode.Live;
        _tracker = live ? _liveTracker : _alignedTracker;
        _frames.Gain = _parameters.Gain;
        Tracking.Apply(_parameters, _tracker, live);
    }
}
