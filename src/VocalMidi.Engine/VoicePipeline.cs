using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Engine;

/// <summary>
/// The streaming engine: audio in, note events out. The file to read first: <see cref="Process"/> names every stage.
/// One thread at a time may call it; nothing here allocates once constructed.
/// </summary>
public sealed class VoicePipeline
{
    private readonly double[] _parameters = new double[ParameterTable.All.Count];

    /// <summary>Prepares a stream at <paramref name="sampleRate"/>; allocates everything the stream will need.</summary>
    /// <param name="sampleRate">Input rate in hertz, 8000 to 384000.</param>
    /// <param name="events">Takes the events, on the thread that calls.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 8 to 384 kHz.</exception>
    public VoicePipeline(int sampleRate, IVoiceEventSink events)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 8000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sampleRate, 384000);
        SampleRate = sampleRate;
        Events = events;
        foreach (ParameterInfo p in ParameterTable.All) _parameters[(int)p.Id] = p.Default;
    }

    /// <summary>Input rate, hertz.</summary>
    public int SampleRate { get; }

    /// <summary>Input samples taken so far.</summary>
    public long Position { get; private set; }

    /// <summary>Latency to report to the host under the current timing mode, input samples; 0 in live mode.</summary>
    public int LatencySamples => LatencySamplesFor(SampleRate, (TimingMode)_parameters[(int)ParameterId.Timing]);

    private IVoiceEventSink Events { get; }

    /// <summary>Latency a pipeline would report, input samples: known before one exists, so a host can be told.</summary>
    public static int LatencySamplesFor(int sampleRate, TimingMode timing) =>
        timing == TimingMode.Live ? 0 : (int)((long)sampleRate * 100 / 1000);

    /// <summary>Takes mono samples, any number of them, and sends the events they decide.</summary>
    public void Process(ReadOnlySpan<float> mono)
    {
        // First slice: a level gate on one key, until the tracker lands.
        foreach (float x in mono)
        {
            _envelope = MathF.Max(MathF.Abs(x), _envelope * 0.9995f);
            if (!_sounding && _envelope > 0.05f) Send(VoiceEventKind.NoteOn);
            else if (_sounding && _envelope < 0.02f) Send(VoiceEventKind.NoteOff);
            Position++;
        }
    }

    private float _envelope;
    private bool _sounding;
    private int _noteId;

    private void Send(VoiceEventKind kind)
    {
        _sounding = kind == VoiceEventKind.NoteOn;
        if (_sounding) _noteId++;
        long at = Math.Max(0, Position);
        Events.Accept(new VoiceEvent(kind, _noteId, 60, at, at, at + LatencySamples, 60, 0.8f, 0.5f));
    }

    /// <summary>
    /// Sets a parameter from the next sample on (values are clamped to the table). Ending notes that the change
    /// makes impossible sends their note-offs at once.
    /// </summary>
    public void SetParameter(ParameterId id, double value) =>
        _parameters[(int)id] = ParameterTable.Get(id).Clamp(value);

    /// <summary>Ends every sounding note now; detection goes on. For stop, transport jumps, panic.</summary>
    public void EndNotes()
    {
        if (_sounding) Send(VoiceEventKind.NoteOff);
    }

    /// <summary>
    /// Ends every note and forgets the voice heard so far: the stream continues at <paramref name="position"/>
    /// (input samples), as after a host's reset or after lost audio. Parameters stay.
    /// </summary>
    public void Reset(long position)
    {
        EndNotes();
        Position = position;
    }

    /// <summary>The input has ended: decides what can still be decided and ends every note.</summary>
    public void Finish() => EndNotes();
}
