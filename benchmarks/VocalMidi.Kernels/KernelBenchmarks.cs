using BenchmarkDotNet.Attributes;

namespace VocalMidi.Kernels;

/// <summary>One run of a kernel, as BenchmarkDotNet times it.</summary>
public class KernelBenchmarks
{
    private IKernel? _kernel;

    /// <summary>All kernels.</summary>
    public static IEnumerable<string> Names => KernelCatalogue.Names;

    /// <summary>Which kernel.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>Prepares its input.</summary>
    [GlobalSetup]
    public void SetUp() => _kernel = KernelCatalogue.Make(Name);

    /// <summary>Everything once.</summary>
    [Benchmark]
    public void Run() => _kernel!.Run(null);

    /// <summary>Frees what it holds.</summary>
    [GlobalCleanup]
    public void CleanUp() => _kernel?.Dispose();
}
