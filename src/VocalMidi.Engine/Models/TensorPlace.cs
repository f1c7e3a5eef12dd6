using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace VocalMidi.Engine.Models;

/// <summary>
/// Makes tensors that the processor fills and a provider reads in place, so that a binding holds from run to run and a
/// run copies and allocates nothing.
/// </summary>
internal abstract class TensorPlace : IDisposable
{
    /// <summary>Where a session on that provider takes its tensors from.</summary>
    public static TensorPlace For(ModelProvider provider, InferenceSession session) =>
        provider == ModelProvider.Cuda ? new PageLocked(session) : new Ordinary();

    /// <summary>A tensor of zeros.</summary>
    public abstract Tensor New(params long[] shape);

    /// <summary>Frees what the place itself holds; tensors are freed before it.</summary>
    public abstract void Dispose();

    /// <summary>The processor's memory.</summary>
    private sealed class Ordinary : TensorPlace
    {
        public override Tensor New(params long[] shape) =>
            new(new NativeBlock(Tensor.LengthOf(shape) * sizeof(float)), OrtMemoryInfo.DefaultInstance, shape);

        public override void Dispose()
        {
        }
    }

    /// <summary>
    /// Page-locked memory of the host, which a card reads and writes at the host's own addresses (CUDA C++ Programming
    /// Guide, Mapped Memory and Unified Virtual Address Space). It is passed off as the card's own: an input that lies
    /// with the processor would be copied once, when it is bound, and what is written to it later would never be heard.
    /// </summary>
    private sealed class PageLocked : TensorPlace
    {
        private readonly OrtMemoryInfo _card =
            new(OrtMemoryInfo.allocatorCUDA, OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);

        private readonly OrtMemoryInfo _pageLocked =
            new(OrtMemoryInfo.allocatorCUDA_PINNED, OrtAllocatorType.DeviceAllocator, 0, OrtMemType.CpuOutput);

        private readonly OrtAllocator _allocator;

        public PageLocked(InferenceSession session) => _allocator = new OrtAllocator(session, _pageLocked);

        public override Tensor New(params long[] shape) =>
            new(_allocator.Allocate((uint)Tensor.LengthOf(shape) * sizeof(float)), _card, shape);

        public override void Dispose()
        {
            _allocator.Dispose();
            _pageLocked.Dispose();
            _card.Dispose();
        }
    }

    private sealed unsafe class NativeBlock : SafeHandle
    {
        private const nuint Alignment = 64; // bytes: a cache line, and the widest vector

        public NativeBlock(int bytes)
            : base(0, ownsHandle: true) => SetHandle((nint)NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, 1), Alignment));

        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            NativeMemory.AlignedFree((void*)handle);
            return true;
        }
    }
}
