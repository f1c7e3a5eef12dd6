using VocalMidi.Engine;
using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;
using VocalMidi.Engine.Notes;
using VocalMidi.Engine.Parameters;
using VocalMidi.Evaluation;

namespace VocalMidi.Tuning;

/// <summary>Runs the tracker over a recording's frames and keeps its notes, timed as the mode gives them out.</summary>
internal sealed class TrackedNotes : INoteListener
{
    private const double LatencySeconds = VoicePipeline.AlignedLatencyMs / 1000.0;

    /// <summary>A note has some length, even when it is begun and ended in one hop.</summary>
    private const double ShortestSeconds = AnalysisRate.HopSeconds;

    private readonly TuningMode _mode;
    private readonly List<NoteSpan> _notes = [];
    private double _decision;
    private double _onset;
    private float _noteOnPitch;

    private TrackedNotes(TuningMode mode, double frameDelay)
    {
        _mode = mode;
        _decision = frameDelay;
    }

    /// <summary>The notes that the tracker finds with these settings, by onset.</summary>
    public static List<NoteSpan> Of(Recording recording, TrackerSettings settings, TuningMode mode)
    {
        var listener = new TrackedNotes(mode, recording.FrameDelay);
        var tracker = new NoteTracker(settings, listener);
        Tracking.Apply(new ParameterValues(), tracker, mode == TuningMode.Live);
        foreach (ref readonly Frame frame in recording.Frames.AsSpan())
        {
            listener._decision += AnalysisRate.HopSeconds;
            tracker.Track(frame);
        }

        tracker.Finish();
        tracker.EndNote();
        return listener._notes;
    }

    /// <inheritdoc/>
    public void NoteStarted(double onsetSeconds, float pitch, float levelDb)
    {
        _onset = Placed(onsetSeconds);
        _noteOnPitch = pitch;
    }

    /// <inheritdoc/>
    public void NoteMoved(double seconds, float pitch, float levelDb)
    {
        // Bends are not scored.
    }

    /// <inheritdoc/>
    public void NoteEnded(double offsetSeconds, float settledPitch)
    {
        double offset = Math.Max(Placed(offsetSeconds), _onset + ShortestSeconds);
        _notes.Add(new NoteSpan(_onset, offset, settledPitch, _noteOnPitch));
    }

    /// <summary>
    /// When the event sounds, the latency removed: live, at its decision; aligned, at its moment in the voice, or as
    /// soon after it as the latency allows.
    /// </summary>
    private double Placed(double voiceSeconds) => _mode switch
    {
        TuningMode.Live => _decision,
        TuningMode.Aligned => Math.Max(voiceSeconds, _decision - LatencySeconds),
        _ => voiceSeconds,
    };
}
