using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Profile.Trace;

/// <summary>
/// Where samples of the stream and moments of the playing lie in the trace: microseconds since the first thing that
/// happened. All callbacks have the same number of frames, so a sample's callback is known exactly.
/// </summary>
internal sealed class StreamClock
{
    private readonly IReadOnlyList<CallbackSpan> _callbacks;
    private readonly long _zeroNs;
    private readonly int _block;

    /// <summary>The clock of a measurement.</summary>
    public StreamClock(Measurement m)
    {
        _callbacks = m.Told.Callbacks;
        _block = m.Block;
        long[] starts =
        [
            .. _callbacks.Take(1).Select(callback => callback.StartNs), .. m.Told.Spans.Take(1).Select(span => span.StartNs),
        ];
        _zeroNs = starts.Length > 0 ? starts.Min() : 0;
    }

    /// <summary>A moment of the monotonic clock.</summary>
    public double Microseconds(long ns) => Math.Round((ns - _zeroNs) * 1e-3, 3);

    /// <summary>A moment of the playing, milliseconds since the first callback.</summary>
    public double OfPlaying(double milliseconds) =>
        Math.Round((_callbacks.Count > 0 ? Microseconds(_callbacks[0].StartNs) : 0) + milliseconds * 1e3, 3);

    /// <summary>The callback that held a sample; null: none were kept.</summary>
    public CallbackSpan? CallbackOf(long sample) => _callbacks.Count == 0
        ? null
        : _callbacks[(int)Math.Clamp(sample / _block, 0, _callbacks.Count - 1)];
}
