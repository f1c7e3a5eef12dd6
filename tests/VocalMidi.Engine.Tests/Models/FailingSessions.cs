using VocalMidi.Engine.Models;

namespace VocalMidi.Engine.Tests.Models;

/// <summary>When a provider fails.</summary>
public enum Failure
{
    /// <summary>It works.</summary>
    Never,

    /// <summary>Its library is not there.</summary>
    AtLoad,

    /// <summary>The model does not load onto it.</summary>
    AtCreation,

    /// <summary>Its first run fails.</summary>
    AtFirstRun,

    /// <summary>It runs for a while.</summary>
    AtLaterRun,

    /// <summary>It runs without an error, but hears the first features again and again: they were copied once.</summary>
    Stale,
}

/// <summary>The real sessions of the processor, but "CUDA" fails as asked; optionally the processor fails later too.</summary>
internal sealed class FailingSessions(Failure cuda, Failure cpu = Failure.Never) : ISessionFactory
{
    /// <summary>Runs before <see cref="Failure.AtLaterRun"/>.</summary>
    public const int LaterRun = 250;

    private readonly OnnxSessions _real = new();

    public bool Knows(ModelProvider provider) =>
        cuda == Failure.AtLoad ? throw new DllNotFoundException("libcudart.so.13 is missing") : true;

    public IModelSession Create(byte[] model, ModelManifest manifest, ModelProvider provider)
    {
        Failure failure = provider == ModelProvider.Cuda ? cuda : cpu;
        if (failure == Failure.AtCreation) throw new EntryPointNotFoundException("no CUDA here");
        return new Session(_real.Create(model, manifest, ModelProvider.Cpu), failure);
    }

    private sealed class Session(IModelSession real, Failure failure) : IModelSession
    {
        public IModelRun Bind(int voices, int hops) => new Run(real.Bind(voices, hops), failure);

        public void Dispose() => real.Dispose();
    }

    private sealed class Run(IModelRun real, Failure failure) : IModelRun
    {
        private readonly float[]? _features = failure == Failure.Stale ? new float[real.Features.Length] : null;
        private int _runs;

        public Span<float> Features => _features ?? real.Features;

        public ReadOnlySpan<float> Heard => real.Heard;

        public int States => real.States;

        public Span<float> State(int index) => real.State(index);

        void IModelRun.Run()
        {
            bool fails = failure == Failure.AtFirstRun || (failure == Failure.AtLaterRun && _runs == LaterRun);
            if (fails) throw new InvalidOperationException("the card fell off");
            if (_runs == 0) _features?.CopyTo(real.Features);
            _runs++;
            real.Run();
        }

        public void Dispose() => real.Dispose();
    }
}
