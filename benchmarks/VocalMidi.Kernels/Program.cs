// What the parts of the engine cost, each alone: BenchmarkDotNet, in this process, so compiled just in time. Run from
// the repository's root.
//   VocalMidi.Kernels [--quick]
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Mathematics.Common;
using VocalMidi.Kernels;
using VocalMidi.Measuring;

bool quick = args.Contains("--quick");
Job job = quick
    ? Job.Dry.WithStrategy(RunStrategy.Throughput).WithInvocationCount(1).WithUnrollFactor(1).WithWarmupCount(2)
    : Job.ShortRun.WithIterationCount(12);
IConfig config = new ManualConfig()
    .AddJob(job.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .WithArtifactsPath("build/benchmarks/kernels");

var hashes = new Dictionary<string, string>();
var counted = new Dictionary<string, long>();
foreach (string name in KernelCatalogue.Names)
{
    using IKernel kernel = KernelCatalogue.Make(name);
    using var hash = new OutputHash();
    kernel.Run(hash);
    hashes[name] = hash.Take();
    kernel.Run(hash);
    if (hash.Take() != hashes[name])
    {
        Console.Error.WriteLine($"{name}: the same input gave something else the second time");
        return 1;
    }

    long before = GC.GetAllocatedBytesForCurrentThread();
    kernel.Run(null);
    counted[name] = GC.GetAllocatedBytesForCurrentThread() - before;
}

Summary summary = BenchmarkRunner.Run<KernelBenchmarks>(config);
if (summary.Reports.Length < hashes.Count || summary.Reports.Any(report => !report.Success))
{
    Console.Error.WriteLine("a kernel could not be timed");
    return 1;
}

int runs = summary.Reports.Min(report => report.ResultStatistics!.N);
Console.WriteLine($"BenchmarkDotNet {typeof(BenchmarkRunner).Assembly.GetName().Version!.ToString(3)}, {runs} runs or more of each.");
Console.WriteLine();
var table = new Table(
    Console.Out,
    ["kernel", "one is", "µs, mean", "±", "least", "most", "operations", "managed bytes in all of them: counted, by BenchmarkDotNet", "hash of the output"]);
foreach (string name in hashes.Keys)
{
    BenchmarkReport report = summary.Reports.Single(one => (string)one.BenchmarkCase.Parameters["Name"] == name);
    using IKernel kernel = KernelCatalogue.Make(name);
    double each = kernel.Operations * 1000.0; // nanoseconds of a run to microseconds of an operation
    var times = report.ResultStatistics!;
    string margin = times.N > 2 ? $"{times.GetConfidenceInterval(ConfidenceLevel.L95).Margin / each:F3}" : "–";
    long bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? -1;
    table.Row(
        name,
        KernelCatalogue.OperationOf(name),
        $"{times.Mean / each:F3}",
        margin,
        $"{times.Min / each:F3}",
        $"{times.Max / each:F3}",
        $"{kernel.Operations}",
        $"{counted[name]}, {bytes}",
        hashes[name]);
}

return 0;
