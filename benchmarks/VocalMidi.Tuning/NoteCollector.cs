using VocalMidi.Engine.Features;
using VocalMidi.Engine.Notes;
using VocalMidi.Evaluation;

namespace VocalMidi.Tuning;

/// <summary>Runs the tracker over analysed frames and keeps the notes.</summary>
internal sealed class NoteCollector : INoteListener
{
    private readonly List<NoteSpan> _notes = [];
    private readonly bool _live;
    private double _now;
    private double _onset;
    private float _pitch;

    private const double AlignedLatency = 0.1, ResamplerDelay = 0.0008;
    private readonly bool _aligned;

    private NoteCollector(bool live, bool aligned)
    {
        _live = live;
        _aligned = aligned;
    }

    /// <param name="settings">The tracker's numbers, its lag among them.</param>
    /// <param name="frames">The recording.</param>
    /// <param name="live">Times are the moments of decision instead of the moments in the voice.</param>
    public static List<NoteSpan> Notes(TrackerSettings settings, Frame[] frames, bool live)
    {
        var collector = new NoteCollector(live, settings.Lag < 100 && !live);
        var tracker = new NoteTracker(settings, collector);
        foreach (ref readonly Frame frame in frames.AsSpan())
        {
            collector._now += Engine.Audio.AnalysisRate.HopSeconds;
            tracker.Track(frame);
        }

        tracker.Finish();
        return collector._notes;
    }

    public void NoteStarted(double onsetSeconds, float pitch, float levelDb)
    {
        _onset = _live ? _now : Placed(onsetSeconds);
        _pitch = pitch;
    }

    /// <summary>Aligned events cannot be placed earlier than a latency before their decision.</summary>
    private double Placed(double seconds) => _aligned ? Math.Max(seconds, _now + ResamplerDelay - AlignedLatency) : seconds;

    public void NoteMoved(double seconds, float pitch, float levelDb) { }

    public void NoteEnded(double offsetSeconds, float settledPitch)
    {
        double offset = _live ? _now : Placed(offsetSeconds);
        _notes.Add(new NoteSpan(_onset, Math.Max(offset, _onset + 0.005), settledPitch, _pitch));
    }
}
