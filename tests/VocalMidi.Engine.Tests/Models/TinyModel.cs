using System.Runtime.InteropServices;
using VocalMidi.Engine.Models;

namespace VocalMidi.Engine.Tests.Models;

/// <summary>The small model of the tests, and what PyTorch heard with it (see tests/models/make_tiny_model.py).</summary>
internal static class TinyModel
{
    /// <summary>Its .onnx file.</summary>
    public static string Path { get; } = In("tiny.onnx");

    /// <summary>Loaded once for all tests.</summary>
    public static VoiceModel Shared { get; } = VoiceModel.Open(Path, ModelProvider.Cpu);

    /// <summary>The model, or none.</summary>
    public static VoiceModel? If(bool wanted) => wanted ? Shared : null;

    /// <summary>Features of the first hops of samples/voice.wav, as they were when PyTorch listened.</summary>
    public static float[] GoldenFeatures() => Floats("tiny.features.f32");

    /// <summary>What PyTorch heard in them.</summary>
    public static float[] GoldenHeard() => Floats("tiny.heard.f32");

    private static string In(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "models", name);

    private static float[] Floats(string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(In(name))).ToArray();
}
