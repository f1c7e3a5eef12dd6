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

    private NoteCollector(bool live) => _live = live;

    /// <param name="settings">The tracker's numbers, its lag among them.</param>
    /// <param name="frames">The recording.</param>
    /// <param name="live">Times are the moments of decision instead of the moments in the voice.</param>
    public static List<NoteSpan> Notes(TrackerSettings settings, Frame[] frames, bool live)
    {
        var collector = new NoteCollector(live);
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
        _onset = _live ? _now : onsetSeconds;
        _pitch = pitch;
    }

    public void NoteMoved(double seconds, float pitch, float levelDb) { }

    public void NoteEnded(double offsetSeconds, float settledPitch)
    {
        double offset = _live ? _now : offsetSeconds;
        _notes.Add(new NoteSpan(_onset, Math.Max(offset, _onset + 0.005), settledPitch, _pitch));
    }
}
