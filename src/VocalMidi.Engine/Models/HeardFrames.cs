using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Models;

/// <summary>Takes frames one by one.</summary>
internal delegate void FrameTaker(in Frame frame);

/// <summary>
/// The frames of a recording, heard by a model if there is one, some seconds at a time: audio in, frames out in order.
/// Keeps no audio. One thread at a time.
/// </summary>
/// <param name="source">Made for a model if there is one; at its start.</param>
/// <param name="model">Who listens; may be null.</param>
/// <param name="take">Gets each frame.</param>
internal sealed class HeardFrames(FrameSource source, VoiceModel? model, FrameTaker take) : IDisposable
{
    private readonly ModelChunks? _chunks = model is null ? null : ModelChunks.For(model);

    /// <summary>All frames of a recording that is in memory.</summary>
    /// <param name="source">Made for a model if there is one; at its start.</param>
    /// <param name="mono">The recording, at the source's rate.</param>
    /// <param name="model">Who listens; may be null.</param>
    /// <param name="take">Gets each frame.</param>
    public static void Of(FrameSource source, ReadOnlySpan<float> mono, VoiceModel? model, FrameTaker take)
    {
        using var frames = new HeardFrames(source, model, take);
        frames.Push(mono);
        frames.Finish();
    }

    /// <summary>Takes the next samples, any number of them.</summary>
    public void Push(ReadOnlySpan<float> mono)
    {
        while (!mono.IsEmpty)
        {
            ReadOnlySpan<float> chunk = mono[..Math.Min(mono.Length, Resampler.MaximumChunk)];
            mono = mono[chunk.Length..];
            source.Push(chunk);
            while (source.TryTake(out Frame frame))
            {
                if (_chunks is null) take(frame);
                else Add(_chunks, frame);
            }
        }
    }

    /// <summary>The recording has ended: hands out the frames that still wait for a run of the model.</summary>
    public void Finish()
    {
        if (_chunks is not null) TakeAll(_chunks);
    }

    /// <summary>Frees what the model holds for this recording.</summary>
    public void Dispose() => _chunks?.Dispose();

    private void Add(ModelChunks chunks, in Frame frame)
    {
        chunks.Add(frame, source.Features);
        if (chunks.IsFull) TakeAll(chunks);
    }

    private void TakeAll(ModelChunks chunks)
    {
        foreach (ref readonly Frame frame in chunks.Take()) take(frame);
    }
}
