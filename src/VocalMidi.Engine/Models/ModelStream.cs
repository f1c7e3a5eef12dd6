using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Models;

/// <summary>One voice listened to hop by hop. One thread at a time; allocates nothing per hop.</summary>
internal sealed class ModelStream : IDisposable
{
    private readonly ModelRunner _runner;

    /// <param name="model">Who listens.</param>
    /// <exception cref="ModelException">Its memory cannot be prepared.</exception>
    public ModelStream(VoiceModel model)
    {
        _runner = new ModelRunner(model, voices: 1, hops: 1);
        // The first runs are slower and allocate: now, not while a voice waits. Two, one for each way of the states.
        _runner.TryRun();
        _runner.TryRun();
        _runner.Reset();
    }

    /// <summary>Forgets the voice.</summary>
    public void Reset() => _runner.Reset();

    /// <summary>
    /// Listens to the features of the next hop and gives the frame what the heads say; nothing where the model fails.
    /// </summary>
    public void Hear(ReadOnlySpan<float> features, ref Frame frame)
    {
        features.CopyTo(_runner.Features);
        if (!_runner.TryRun()) return;
        // What is not finite would stay in the states for ever.
        if (!HeadOutputs.TryGive(_runner.Heard, ref frame)) _runner.Reset();
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose() => _runner.Dispose();
}
