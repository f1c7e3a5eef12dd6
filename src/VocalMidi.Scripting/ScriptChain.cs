using VocalMidi.Engine.Timing;
using VocalMidi.Scripting.Chain;

namespace VocalMidi.Scripting;

/// <summary>
/// Note scripts between the pipeline and what plays its events: each script's output is the next one's input. All that
/// leaves, leaves in order of <see cref="VoiceEvent.DueSample"/>; every note-on has exactly one note-off, whatever the
/// scripts do; and nothing depends on how the stream is cut into blocks. Sample numbers count the stream's input, as
/// in <see cref="VoiceEvent"/>. One thread at a time may call (the worker); in steady state nothing is allocated.
/// </summary>
public sealed class ScriptChain : IVoiceEventSink, IDisposable
{
    /// <summary>Most scripts in a chain.</summary>
    public const int MostScripts = 8;

    private readonly ScriptStage[] _stages;
    private readonly IVoiceEventSink _first;
    private readonly Timeline _timeline;
    private readonly ScriptLog _log = new();
    private long _heard;
    private long _latency;
    private bool _started;

    /// <summary>Puts scripts into a stream. The chain owns them from now on and frees them.</summary>
    /// <param name="sampleRate">The stream's rate, hertz.</param>
    /// <param name="scripts">In order; none: everything passes.</param>
    /// <param name="output">Takes what leaves, on the thread that calls.</param>
    /// <param name="tempo">Beats a minute of the song until <see cref="SetTransport"/> is called.</param>
    public ScriptChain(int sampleRate, IReadOnlyList<NoteScript> scripts, IVoiceEventSink output, double tempo = 120)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scripts.Count, MostScripts);
        _timeline = new Timeline(sampleRate, tempo);
        _stages = new ScriptStage[scripts.Count];
        IVoiceEventSink next = output;
        for (int i = scripts.Count - 1; i >= 0; i--)
        {
            _stages[i] = new ScriptStage(sampleRate, i, scripts[i], _timeline, _log, next);
            next = _stages[i];
        }

        _first = next;
    }

    /// <summary>
    /// How much later than in the voice everything sounds, samples: the latency that is reported. Set it while no note
    /// sounds. Larger than what the events were placed with, it lets scripts move notes to earlier times.
    /// </summary>
    public long LatencySamples
    {
        get => _latency;
        set
        {
            _latency = value;
            foreach (ScriptStage stage in _stages) stage.Latency = value;
        }
    }

    /// <summary>
    /// Events leave no sooner than <see cref="AdvanceTo"/> has passed the sample they are due. For files: then scripts
    /// that move notes to earlier times are exact from the first note on. Off (live), an event leaves as soon as
    /// nothing can come before it any more.
    /// </summary>
    public bool HoldsUntilDue
    {
        get => _stages.Length > 0 && _stages[0].HoldsUntilDue;
        set
        {
            foreach (ScriptStage stage in _stages) stage.HoldsUntilDue = value;
        }
    }

    /// <summary>The scripts, in order.</summary>
    public NoteScript Script(int index) => _stages[index].Script;

    /// <summary>Scripts in the chain.</summary>
    public int Count => _stages.Length;

    /// <summary>Whether a script has been stopped for good: then its notes pass through.</summary>
    public bool IsStopped(int index) => _stages[index].Bypassed;

    /// <summary>Notes that wait or sound, in all stages.</summary>
    public int Notes => _stages.Sum(stage => stage.Notes);

    /// <summary>Log lines, faults, notes and moves of pitch that found no room.</summary>
    public long Dropped => _log.Dropped + _stages.Sum(stage => stage.Dropped);

    /// <summary>Takes an event of the pipeline.</summary>
    public void Accept(in VoiceEvent voiceEvent)
    {
        Start();
        _heard = Math.Max(_heard, voiceEvent.DecisionSample);
        _first.Accept(voiceEvent);
    }

    /// <summary>
    /// The stream has been heard up to here, this sample not included, and all events decided before it were accepted:
    /// what is due before it happens.
    /// </summary>
    public void AdvanceTo(long sample)
    {
        Start();
        _heard = Math.Max(_heard, sample);
        foreach (ScriptStage stage in _stages) stage.RunBefore(sample);
    }

    /// <summary>The song's position and tempo from a sample on. To be called before that sample is passed.</summary>
    public void SetTransport(in TransportState state)
    {
        if (_started) AdvanceTo(state.At);
        _timeline.Set(state);
    }

    /// <summary>
    /// Sets a script's parameter from the sample on that <see cref="AdvanceTo"/> has reached; clamped, and rounded if it
    /// is a choice. The script's on_param hears of it; before the stream has begun, after on_start.
    /// </summary>
    public void SetParameter(int script, int index, double value)
    {
        if ((uint)script >= (uint)_stages.Length || (uint)index >= (uint)_stages[script].Script.Parameters.Count) return;
        if (!_started)
        {
            _stages[script].SetInitial(index, value);
            return;
        }

        AdvanceTo(_heard);
        _stages[script].SetParameter(index, value, _heard);
    }

    /// <summary>Playing stops, or jumps: ends every note at <paramref name="sample"/>, forgets what is planned; on_stop.</summary>
    public void EndNotes(long sample)
    {
        Start();
        AdvanceTo(sample);
        foreach (ScriptStage stage in _stages) stage.EndNotes(_heard);
    }

    /// <summary>
    /// As <see cref="EndNotes"/>; the stream goes on at <paramref name="sample"/>, which may be any. Before the stream
    /// has begun: it begins there.
    /// </summary>
    public void Reset(long sample)
    {
        if (_started) EndNotes(_heard);
        _heard = sample;
        _timeline.Restart(sample);
        foreach (ScriptStage stage in _stages) stage.Restart(sample);
    }

    /// <summary>
    /// The stream has ended at <paramref name="sample"/>: what is planned still happens, for at most ten seconds more,
    /// then every note ends; on_stop.
    /// </summary>
    public void Finish(long sample)
    {
        Start();
        AdvanceTo(sample);
        long end = _heard;
        foreach (ScriptStage stage in _stages) end = Math.Max(end, stage.Finish(end));
        _heard = end;
    }

    /// <summary>
    /// Puts another script in a place, between two notes: notes that sound end with those they are tied to, planned
    /// functions are dropped, <c>state</c> and parameters of the same name are carried over. The chain owns the new
    /// one; the old one is returned to be disposed of, away from the worker.
    /// </summary>
    public NoteScript Replace(int index, NoteScript next)
    {
        Start();
        AdvanceTo(_heard);
        return _stages[index].Replace(next, _heard);
    }

    /// <summary>The oldest fault that was not taken yet.</summary>
    public bool TryTakeFault(out ScriptFault fault) => _log.TryTakeFault(out fault);

    /// <summary>Lines that scripts have logged and nobody has taken.</summary>
    public int LogLines => _log.Lines;

    /// <summary>The oldest line that a script has logged, as "script: text".</summary>
    public bool TryTakeLog(out string line) => _log.TryTakeLine(out line);

    /// <summary>Frees the scripts. Notes that sound are not ended: call <see cref="EndNotes"/> before.</summary>
    public void Dispose()
    {
        foreach (ScriptStage stage in _stages) stage.Script.Dispose();
    }

    // Scripts start with the stream, not when the chain is made: their parameters and state are set in between.
    private void Start()
    {
        if (_started) return;
        _started = true;
        foreach (ScriptStage stage in _stages) stage.Start();
    }
}
