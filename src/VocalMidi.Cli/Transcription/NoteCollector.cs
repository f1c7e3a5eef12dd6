using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Transcription;

/// <summary>Gathers a pipeline's events into notes and, as wanted, a pitch trace and the events themselves.</summary>
/// <param name="sampleRate">The pipeline's input rate, hertz.</param>
/// <param name="latencySamples">The latency the pipeline reports: taken off the times at which its events leave.</param>
/// <param name="kept">What is kept beside the notes.</param>
internal sealed class NoteCollector(int sampleRate, int latencySamples, Kept kept) : IVoiceEventSink
{
    /// <summary>Spacing of the pitch trace, seconds.</summary>
    public const double HopSeconds = 0.005;

    private readonly bool _keepsTrace = kept.HasFlag(Kept.PitchTrace), _keepsEvents = kept.HasFlag(Kept.Events);
    private readonly List<VoiceNote> _notes = [];
    private readonly List<VoiceEvent> _events = [];
    private readonly List<float> _trace = [];
    private readonly Dictionary<int, VoiceEvent> _sounding = [];
    private VoiceEvent? _latest;

    /// <summary>The finished notes, by onset.</summary>
    public IReadOnlyList<VoiceNote> Notes => _notes;

    /// <summary>All that was taken, in order, if it is kept.</summary>
    public IReadOnlyList<VoiceEvent> Events => _events;

    /// <summary>Pitch per hop, fractional MIDI semitones; NaN where no note sounds. Empty if it is not kept.</summary>
    /// <param name="samples">Length of the recording.</param>
    public float[] TraceOf(long samples)
    {
        if (!_keepsTrace) return [];
        var trace = new float[(int)(samples / (sampleRate * HopSeconds)) + 1];
        Array.Fill(trace, float.NaN);
        int known = Math.Min(trace.Length, _trace.Count);
        _trace.CopyTo(0, trace, 0, known);
        return trace;
    }

    /// <inheritdoc/>
    public void Accept(in VoiceEvent voiceEvent)
    {
        if (_keepsEvents) _events.Add(voiceEvent);
        if (_keepsTrace) ExtendTrace(voiceEvent);
        switch (voiceEvent.Kind)
        {
            case VoiceEventKind.NoteOn:
                _sounding[voiceEvent.NoteId] = voiceEvent;
                break;
            case VoiceEventKind.NoteOff when _sounding.Remove(voiceEvent.NoteId, out VoiceEvent start):
                double onset = SecondsOf(start);
                _notes.Add(new VoiceNote(
                    onset,
                    Math.Max(onset, SecondsOf(voiceEvent)),
                    start.Key,
                    voiceEvent.Pitch,
                    start.Pitch,
                    start.Velocity,
                    start.Channel));
                break;
        }
    }

    // Not the voice's own sample: an event that was decided too late for its place leaves late in the plugin too.
    private double SecondsOf(in VoiceEvent e) => (double)(e.DueSample - latencySamples) / sampleRate;

    // The pitch of an event holds until the next event of the same note.
    private void ExtendTrace(in VoiceEvent next)
    {
        if (_latest is { Kind: not VoiceEventKind.NoteOff } held && held.NoteId == next.NoteId)
        {
            int from = HopAt(held.VoiceSample);
            int to = HopAt(next.VoiceSample);
            while (_trace.Count < to) _trace.Add(float.NaN);
            for (int hop = from; hop < to; hop++) _trace[hop] = held.Pitch;
        }

        _latest = next;
    }

    private int HopAt(long sample) => (int)Math.Max(0, Math.Ceiling(sample / (sampleRate * HopSeconds)));
}
