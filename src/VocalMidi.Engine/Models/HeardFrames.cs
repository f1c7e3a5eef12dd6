using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Models;

/// <summary>Takes frames one by one.</summary>
internal delegate void FrameTaker(in Frame frame);

/// <summary>All frames of a recording, heard by a model if there is one.</summary>
internal static class HeardFrames
{
    /// <summary>Analyses a recording and hands out its frames in order, some seconds at a time.</summary>
    /// <param name="source">Made for a model if there is one; at its start.</param>
    /// <param name="mono">The recording, at the source's rate.</param>
    /// <param name="model">Who listens; may be null.</param>
    /// <param name="take">Gets each frame.</param>
    /// <param name="progress">Told the share done; may be null.</param>
    public static void Of(
        FrameSource source, ReadOnlySpan<float> mono, VoiceModel? model, FrameTaker take, IProgress<double>? progress)
    {
        using ModelChunks? chunks = model is null ? null : ModelChunks.For(model);
        for (int at = 0; at < mono.Length; at += Resampler.MaximumChunk)
        {
            source.Push(mono.Slice(at, Math.Min(Resampler.MaximumChunk, mono.Length - at)));
            while (source.TryTake(out Frame frame))
            {
                if (chunks is null) take(frame);
                else Add(chunks, frame, source.Features, take);
            }

            progress?.Report((double)at / mono.Length);
        }

        if (chunks is not null) TakeAll(chunks, take);
    }

    private static void Add(ModelChunks chunks, in Frame frame, ReadOnlySpan<float> features, FrameTaker take)
    {
        chunks.Add(frame, features);
        if (chunks.IsFull) TakeAll(chunks, take);
    }

    private static void TakeAll(ModelChunks chunks, FrameTaker take)
    {
        foreach (ref readonly Frame frame in chunks.Take()) take(frame);
    }
}
