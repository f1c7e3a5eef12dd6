using VocalMidi.Engine.Features;
using VocalMidi.Engine.Notes;
using VocalMidi.Engine.Parameters;
using VocalMidi.Measuring;

namespace VocalMidi.Kernels;

/// <summary>Frames to notes, with the classical tracker's settings.</summary>
internal sealed class TrackerKernel : IKernel, INoteListener
{
    private readonly NoteTracker _tracker;
    private readonly Frame[] _frames = Material.Analysed().Frames;
    private OutputHash? _hash;

    /// <param name="live">As in live timing; else as in aligned timing.</param>
    public TrackerKernel(bool live)
    {
        TunedSettings settings = TunedSettings.For([]);
        _tracker = new NoteTracker(live ? settings.Live : settings.Aligned, this);
        Tracking.Apply(new ParameterValues(), _tracker, live);
    }

    /// <inheritdoc/>
    public int Operations => _frames.Length;

    /// <inheritdoc/>
    public void Run(OutputHash? hash)
    {
        _hash = null; // what a reset ends is not this run's
        _tracker.Reset();
        _hash = hash;
        foreach (ref readonly Frame frame in _frames.AsSpan()) _tracker.Track(frame);
    }

    /// <inheritdoc/>
    public void NoteStarted(double onsetSeconds, float pitch, float levelDb) => _hash?.Add<double>([onsetSeconds, pitch, levelDb]);

    /// <inheritdoc/>
    public void NoteMoved(double seconds, float pitch, float levelDb) => _hash?.Add<double>([seconds, pitch, levelDb]);

    /// <inheritdoc/>
    public void NoteEnded(double offsetSeconds, float settledPitch) => _hash?.Add<double>([offsetSeconds, settledPitch]);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
