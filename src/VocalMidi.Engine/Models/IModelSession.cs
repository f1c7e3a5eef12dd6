namespace VocalMidi.Engine.Models;

/// <summary>A model, ready to run on one provider. Any number of threads may bind and run at once.</summary>
internal interface IModelSession : IDisposable
{
    /// <summary>Prepares memory for so many voices and hops.</summary>
    /// <exception cref="Exception">Whatever the runtime throws.</exception>
    IModelRun Bind(int voices, int hops);
}

/// <summary>Memory for the runs of some voices over some hops. One thread at a time.</summary>
internal interface IModelRun : IDisposable
{
    /// <summary>What goes in: [voice][hop][feature].</summary>
    Span<float> Features { get; }

    /// <summary>What came out of the last run: [voice][hop][head][voicing, onset, glide, offset].</summary>
    ReadOnlySpan<float> Heard { get; }

    /// <summary>How many states there are.</summary>
    int States { get; }

    /// <summary>A state that the next run starts from, in the manifest's order.</summary>
    Span<float> State(int index);

    /// <summary>
    /// Runs over the features; the states move on. Where it throws, they have not. Allocates no managed memory.
    /// </summary>
    /// <exception cref="Exception">Whatever the runtime throws.</exception>
    void Run();
}

/// <summary>Makes sessions. Replaced in tests, to fail where providers fail.</summary>
internal interface ISessionFactory
{
    /// <summary>Whether the runtime that is installed knows the provider; it may still not work.</summary>
    /// <exception cref="Exception">Whatever the runtime throws where it does not even load.</exception>
    bool Knows(ModelProvider provider);

    /// <summary>Loads a model onto a provider.</summary>
    /// <param name="model">The .onnx file's bytes.</param>
    /// <param name="manifest">What they hold.</param>
    /// <param name="provider">Cpu or Cuda.</param>
    /// <exception cref="ModelException">The tensors are not what the manifest says.</exception>
    /// <exception cref="Exception">Whatever the runtime throws where the provider or the model does not work.</exception>
    IModelSession Create(byte[] model, ModelManifest manifest, ModelProvider provider);
}
