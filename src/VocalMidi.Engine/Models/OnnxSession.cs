using Microsoft.ML.OnnxRuntime;

namespace VocalMidi.Engine.Models;

/// <summary>A model in ONNX Runtime: one thread that does not spin, tensors in memory that is ours.</summary>
internal sealed class OnnxSession : IModelSession
{
    private const string FeaturesName = "features", HeardName = "heard";

    private readonly ModelManifest _manifest;
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();

    private OnnxSession(ModelManifest manifest, InferenceSession session)
    {
        _manifest = manifest;
        _session = session;
    }

    /// <inheritdoc/>
    public IModelRun Bind(int voices, int hops) => new BoundRun(this, voices, hops);

    /// <inheritdoc/>
    public void Dispose()
    {
        _options.Dispose();
        _session.Dispose();
    }

    /// <summary>Makes sessions of ONNX Runtime.</summary>
    internal sealed class Factory : ISessionFactory
    {
        /// <inheritdoc/>
        public IModelSession Create(byte[] model, ModelManifest manifest, ModelProvider provider)
        {
            OnnxEnvironment.Start();
            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            };
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
            if (provider == ModelProvider.Cuda) options.AppendExecutionProvider_CUDA();
            return new OnnxSession(manifest, new InferenceSession(model, options));
        }
    }

    /// <summary>
    /// Two bindings over the same features and outputs: the states that one writes are those that the other reads.
    /// </summary>
    private sealed class BoundRun : IModelRun
    {
        private readonly OnnxSession _owner;
        private readonly float[] _features;
        private readonly float[] _heard;
        private readonly List<float[]> _states = [];
        private readonly List<OrtValue> _values = [];
        private readonly OrtIoBinding _even;
        private readonly OrtIoBinding _odd;
        private bool _isOdd;

        public BoundRun(OnnxSession owner, int voices, int hops)
        {
            _owner = owner;
            ModelManifest manifest = owner._manifest;
            int heads = manifest.LookaheadHops.Count;
            _features = new float[voices * hops * manifest.Features];
            _heard = new float[voices * hops * heads * HeadOutputs.Count];
            OrtValue features = Value(_features, [voices, hops, manifest.Features]);
            OrtValue heard = Value(_heard, [voices, hops, heads, HeadOutputs.Count]);
            _even = owner._session.CreateIoBinding();
            _odd = owner._session.CreateIoBinding();
            foreach (OrtIoBinding binding in new[] { _even, _odd })
            {
                binding.BindInput(FeaturesName, features);
                binding.BindOutput(HeardName, heard);
            }

            foreach (ModelState state in manifest.States)
            {
                long[] shape = [.. state.Shape.Select(axis => (long)(axis ?? voices))];
                OrtValue here = State(shape), there = State(shape);
                _even.BindInput(state.Input, here);
                _even.BindOutput(state.Output, there);
                _odd.BindInput(state.Input, there);
                _odd.BindOutput(state.Output, here);
            }
        }

        public Span<float> Features => _features;

        public ReadOnlySpan<float> Heard => _heard;

        public void Run()
        {
            _owner._session.RunWithBinding(_owner._options, _isOdd ? _odd : _even);
            _isOdd = !_isOdd;
        }

        public void Reset()
        {
            foreach (float[] state in _states) Array.Clear(state);
        }

        public void Dispose()
        {
            _even.Dispose();
            _odd.Dispose();
            foreach (OrtValue value in _values) value.Dispose();
        }

        private OrtValue State(long[] shape)
        {
            var state = new float[shape.Aggregate(1L, (product, axis) => product * axis)];
            _states.Add(state);
            return Value(state, shape);
        }

        private OrtValue Value(float[] memory, long[] shape)
        {
            OrtValue value = OrtValue.CreateTensorValueFromMemory(memory, shape);
            _values.Add(value);
            return value;
        }
    }
}
