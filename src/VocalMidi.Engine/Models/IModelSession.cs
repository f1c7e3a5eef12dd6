namespace VocalMidi.Engine.Models;

/// <summary>A model, ready to run on one provider. Any number of threads may bind and run at once.</summary>
internal interface IModelSession : IDisposable
{
    /// <summary>Prepares memory for so many voices and hops.</summary>
    IModelRun Bind(int voices, int hops);
}

/// <summary>Memory for the runs of some voices over some hops. One thread at a time.</summary>
internal interface IModelRun : IDisposable
{
    /// <summary>What goes in: [voice][hop][feature].</summary>
    Span<float> Features { get; }

    /// <summary>What came out of the last run: [voice][hop][head][voicing, onset, glide, offset].</summary>
    ReadOnlySpan<float> Heard { get; }

    /// <summary>Runs over the features and keeps the states for the next run. Allocates no managed memory.</summary>
    void Run();

    /// <summary>Forgets the past: the states are zero again.</summary>
    void Reset();
}

/// <summary>Makes sessions. Replaced in tests, to fail where providers fail.</summary>
internal interface ISessionFactory
{
    /// <summary>Loads a model onto a provider.</summary>
    /// <param name="model">The .onnx file's bytes.</param>
    /// <param name="manifest">What they hold.</param>
    /// <param name="provider">Cpu or Cuda.</param>
    /// <exception cref="Exception">Whatever the runtime throws where the provider or the model does not work.</exception>
    IModelSession Create(byte[] model, ModelManifest manifest, ModelProvider provider);
}
