using VocalMidi.Engine.Models;

namespace VocalMidi.Kernels;

/// <summary>The kernels by name, and what one operation of each is.</summary>
internal static class KernelCatalogue
{
    private static readonly Lazy<VoiceModel> s_model =
        new(() => VoiceModel.Open("models/pitch_model.onnx", ModelProvider.Cpu, live: true));

    private static readonly (string Name, string Operation, Func<IKernel> Make)[] s_kernels =
    [
        ("FFT, 512 points", "a power spectrum", () => new FftKernel(512)),
        ("FFT, 1024 points", "a power spectrum", () => new FftKernel(1024)),
        ("pitch frame", "a hop", () => new PitchFrameKernel()),
        ("model", "a hop", () => new ModelHopKernel(s_model.Value)),
        ("tracker, live", "a hop", () => new TrackerKernel(live: true)),
        ("tracker, aligned", "a hop", () => new TrackerKernel(live: false)),
        ("script quantize.lua", "a note", () => new ScriptKernel("scripts/quantize.lua")),
        ("script scale.lua", "a note", () => new ScriptKernel("scripts/scale.lua")),
        ("pipeline, classical", "a hop", () => new PipelineKernel(null)),
        ("pipeline, with model", "a hop", () => new PipelineKernel(s_model.Value)),
    ];

    /// <summary>In the order of the table; without a model in models/, only those that need none.</summary>
    public static IEnumerable<string> Names => s_kernels
        .Select(kernel => kernel.Name)
        .Where(name => !name.Contains("model", StringComparison.Ordinal) || File.Exists("models/pitch_model.onnx"));

    /// <summary>What is counted as one.</summary>
    public static string OperationOf(string name) => s_kernels.Single(kernel => kernel.Name == name).Operation;

    /// <summary>A new one.</summary>
    public static IKernel Make(string name) => s_kernels.Single(kernel => kernel.Name == name).Make();
}
