using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Models;

/// <summary>One voice listened to hop by hop. One thread at a time; allocates nothing per hop.</summary>
internal sealed class ModelStream : IDisposable
{
    private readonly IModelRun _run;

    /// <param name="run">For one voice and one hop.</param>
    public ModelStream(IModelRun run) => _run = run;

    /// <summary>Forgets the voice.</summary>
    public void Reset() => _run.Reset();

    /// <summary>Listens to the features of the next hop and gives the frame what the heads say.</summary>
    public void Hear(ReadOnlySpan<float> features, ref Frame frame)
    {
        features.CopyTo(_run.Features);
        _run.Run();
        // What is not finite would stay in the states for ever.
        if (!HeadOutputs.TryGive(_run.Heard, ref frame)) _run.Reset();
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose() => _run.Dispose();
}
