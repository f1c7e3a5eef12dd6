using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace VocalMidi.Engine.Models;

/// <summary>A tensor of zeros over memory that stays where it is until it is freed.</summary>
internal sealed unsafe class Tensor : IDisposable
{
    private readonly SafeHandle _memory;
    private readonly int _length;

    /// <param name="memory">Holds at least the shape's floats; belongs to the tensor from now on.</param>
    /// <param name="place">Where the runtime takes the memory to be.</param>
    /// <param name="shape">Its axes.</param>
    public Tensor(SafeHandle memory, OrtMemoryInfo place, long[] shape)
    {
        _memory = memory;
        _length = LengthOf(shape);
        Numbers.Clear();
        Value = OrtValue.CreateTensorValueWithData(
            place, TensorElementType.Float, shape, memory.DangerousGetHandle(), (long)_length * sizeof(float));
    }

    /// <summary>For bindings.</summary>
    public OrtValue Value { get; }

    /// <summary>What is in it, to read and to write between runs.</summary>
    public Span<float> Numbers => new((void*)_memory.DangerousGetHandle(), _length);

    /// <summary>How many floats a shape holds.</summary>
    public static int LengthOf(long[] shape) => checked((int)shape.Aggregate(1L, (product, axis) => product * axis));

    /// <inheritdoc/>
    public void Dispose()
    {
        Value.Dispose();
        _memory.Dispose();
    }
}
