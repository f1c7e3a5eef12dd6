using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;
using VocalMidi.Evaluation;

namespace VocalMidi.Tuning;

/// <summary>One recording, analysed once: its frames and the notes it should give.</summary>
internal sealed record Recording(string Name, double Seconds, Frame[] Frames, IReadOnlyList<NoteSpan> Notes)
{
    /// <summary>Slips of annotators lie outside these MIDI pitches.</summary>
    private const double LowestNote = 30, HighestNote = 96;

    public static Recording Analyse(string name, int sampleRate, float[] mono, IEnumerable<NoteSpan> notes)
    {
        var source = new HopSource(sampleRate);
        var analyzer = new FrameAnalyzer();
        var frames = new List<Frame>();
        for (int at = 0; at < mono.Length; at += Resampler.MaximumChunk)
        {
            source.Push(mono.AsSpan(at, Math.Min(Resampler.MaximumChunk, mono.Length - at)));
            while (source.TryTake(out ReadOnlySpan<float> hop))
            {
                analyzer.Analyse(hop, out Frame frame);
                frames.Add(frame);
            }
        }

        NoteSpan[] kept = [.. notes.Where(n => n.Pitch is > LowestNote and < HighestNote)];
        return new Recording(name, (double)mono.Length / sampleRate, [.. frames], kept);
    }
}
