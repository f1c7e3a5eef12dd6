using Microsoft.ML.OnnxRuntime;

namespace VocalMidi.Engine.Models;

/// <summary>Whether a model's tensors are those that its manifest, and this engine, name.</summary>
internal static class TensorCheck
{
    /// <summary>Refuses a model with other tensors.</summary>
    /// <exception cref="ModelException">What differs; worded to follow "the model FILE: ".</exception>
    public static void Require(InferenceSession session, ModelManifest manifest)
    {
        Require(session.InputMetadata, OnnxSession.Features, [null, null, manifest.Features]);
        Require(session.OutputMetadata, OnnxSession.Heard, [null, null, manifest.LookaheadHops.Count, HeadOutputs.Count]);
        foreach (ModelState state in manifest.States)
        {
            Require(session.InputMetadata, state.Input, state.Shape);
            Require(session.OutputMetadata, state.Output, state.Shape);
        }

        RequireNoMore(session.InputMetadata.Keys, [OnnxSession.Features, .. manifest.States.Select(s => s.Input)]);
    }

    private static void Require(
        IReadOnlyDictionary<string, NodeMetadata> tensors, string name, IReadOnlyList<int?> shape)
    {
        if (!tensors.TryGetValue(name, out NodeMetadata? tensor))
            throw new ModelException($"it has no tensor '{name}'");
        // An exporter may leave any axis open (-1): then the first run shows whether it fits.
        int[] axes = tensor.IsTensor ? tensor.Dimensions : [];
        bool fits = tensor.ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float
            && axes.Length == shape.Count
            && axes.Zip(shape).All(pair => pair.Second is { } size ? pair.First == size || pair.First < 0 : pair.First < 0);
        if (fits) return;
        throw new ModelException(
            $"its tensor '{name}' is {tensor.ElementDataType} {Text(axes.Select(a => (int?)(a < 0 ? null : a)))}, "
            + $"not Float {Text(shape)}");
    }

    private static void RequireNoMore(IEnumerable<string> inputs, IReadOnlyList<string> known)
    {
        if (inputs.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new ModelException($"it wants a tensor '{unknown}' that its description does not name");
    }

    private static string Text(IEnumerable<int?> shape) =>
        $"[{string.Join(", ", shape.Select(axis => axis?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "any"))}]";
}
