namespace VocalMidi.Engine.Models;

/// <summary>What computes a model.</summary>
public enum ModelProvider
{
    /// <summary>The one that suits the work and works: chosen when a model is opened.</summary>
    Auto = 0,

    /// <summary>The processor, one thread per voice.</summary>
    Cpu = 1,

    /// <summary>An NVIDIA graphics card.</summary>
    Cuda = 2,
}
