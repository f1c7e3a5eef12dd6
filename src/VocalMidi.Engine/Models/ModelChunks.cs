using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Models;

/// <summary>Listens to a voice many hops at a time: the same as hop by hop, at less cost. One thread at a time.</summary>
internal sealed class ModelChunks : IDisposable
{
    /// <summary>Hops per run: over two seconds, so that a run's own cost no longer counts.</summary>
    public const int UsualHops = 512;

    private readonly IChunkRunner _run;
    private readonly Frame[] _frames;
    private int _count;

    /// <param name="run">For one voice, from its start.</param>
    /// <param name="hops">Hops per run.</param>
    public ModelChunks(IChunkRunner run, int hops)
    {
        _run = run;
        _frames = new Frame[hops];
    }

    /// <summary>Listens to one more voice: in the runs of the others where the model says so, or in runs of its own.</summary>
    public static ModelChunks For(VoiceModel model) =>
        new(model.Together?.Join() ?? new ModelRunner(model, voices: 1, UsualHops), UsualHops);

    /// <summary>Whether the chunk is full: take its frames before adding more.</summary>
    public bool IsFull => _count == _frames.Length;

    /// <summary>Adds the next hop.</summary>
    public void Add(in Frame frame, ReadOnlySpan<float> features)
    {
        features.CopyTo(_run.Features[(_count * ModelFeatures.Count)..]);
        _frames[_count++] = frame;
    }

    /// <summary>
    /// The frames added since the last call, with what the heads say. Only the last call may be for a chunk that is
    /// not full: what the model hears after its end is left over from before.
    /// </summary>
    public ReadOnlySpan<Frame> Take()
    {
        if (_count == 0) return [];
        int size = _run.Heard.Length / _frames.Length;
        int heard = _run.TryRun() ? _count : 0;
        for (int i = 0; i < heard; i++) HeadOutputs.TryGive(_run.Heard.Slice(i * size, size), ref _frames[i]);
        ReadOnlySpan<Frame> frames = _frames.AsSpan(0, _count);
        _count = 0;
        return frames;
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose() => _run.Dispose();
}
