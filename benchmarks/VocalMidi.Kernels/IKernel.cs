using VocalMidi.Measuring;

namespace VocalMidi.Kernels;

/// <summary>A part of the engine that is timed alone, on the same input each time.</summary>
internal interface IKernel : IDisposable
{
    /// <summary>Operations of one <see cref="Run"/>: hops, transforms or notes.</summary>
    int Operations { get; }

    /// <summary>Does them all, from the same beginning.</summary>
    /// <param name="hash">Takes all that comes out; null while it is timed.</param>
    void Run(OutputHash? hash);
}
