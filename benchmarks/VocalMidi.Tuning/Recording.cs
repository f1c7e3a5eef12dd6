using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;
using VocalMidi.Engine.Models;
using VocalMidi.Evaluation;

namespace VocalMidi.Tuning;

/// <summary>One recording, analysed once: no knob changes what the tracker is given.</summary>
/// <param name="Name">For people.</param>
/// <param name="Seconds">Length.</param>
/// <param name="Frames">One per hop of 5 ms.</param>
/// <param name="FrameDelay">From the end of a frame's hop to the last input it needs, seconds (the resampler's).</param>
/// <param name="Notes">The notes it should give, by onset.</param>
internal sealed record Recording(
    string Name, double Seconds, Frame[] Frames, double FrameDelay, IReadOnlyList<NoteSpan> Notes)
{
    /// <summary>Listens to mono samples as the engine does.</summary>
    /// <param name="name">For people.</param>
    /// <param name="mono">Full scale ±1.</param>
    /// <param name="sampleRate">Hertz.</param>
    /// <param name="notes">The truth, by onset.</param>
    /// <param name="model">Listens too; may be null.</param>
    public static Recording Analyse(
        string name, ReadOnlySpan<float> mono, int sampleRate, IReadOnlyList<NoteSpan> notes, VoiceModel? model)
    {
        var source = new FrameSource(sampleRate, forModel: model is not null);
        double delay = ((source.LastInputOfNext + 1.0) / sampleRate) - AnalysisRate.HopSeconds;
        var frames = new List<Frame>();
        HeardFrames.Of(source, mono, model, (in Frame frame) => frames.Add(frame));
        return new Recording(name, (double)mono.Length / sampleRate, [.. frames], delay, notes);
    }
}
