namespace VocalMidi.Engine.Models;

/// <summary>What computes a model.</summary>
public enum ModelProvider
{
    /// <summary>CUDA for whole recordings where it works; otherwise, and for a live voice, the processor.</summary>
    Auto = 0,

    /// <summary>The processor: one thread per voice.</summary>
    Cpu = 1,

    /// <summary>An NVIDIA graphics card; where it does not work, the processor.</summary>
    Cuda = 2,
}
