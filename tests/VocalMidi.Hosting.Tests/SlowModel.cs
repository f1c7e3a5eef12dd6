using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace VocalMidi.Hosting.Tests;

/// <summary>
/// The model that ships, made slow: what it hears passes first through a long chain of sines, to which it owes nothing.
/// Of the chain's end, which lies between -1 and 1, two are taken and what is below zero is cut off: zero, added to the
/// features. No runtime can know that beforehand, so every step is computed; the notes stay as they were.
/// </summary>
internal sealed class SlowModel : IDisposable
{
    private const int Features = 54, Width = 4096;
    private const string Heard = "features", Slowed = "slowed_features";

    // Fields of ONNX's messages (onnx.proto).
    private const int ModelGraph = 7, GraphNode = 1, GraphInitializer = 5, NodeInput = 1, NodeOutput = 2, NodeOperator = 4;
    private const int TensorDimension = 1, TensorType = 2, TensorName = 8, TensorData = 9;
    private const ulong TypeFloat = 1;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vocalmidi-slow-model-");

    /// <param name="shipped">The model's .onnx file; its manifest lies beside it.</param>
    /// <param name="sines">Steps of the chain: each takes some tens of microseconds a hop.</param>
    public SlowModel(string shipped, int sines)
    {
        var model = new ProtobufWriter();
        foreach (ProtobufField field in ProtobufField.Of(File.ReadAllBytes(shipped)))
        {
            if (field.Number == ModelGraph) model.Message(ModelGraph, Slow(field.Content, sines));
            else model.Copy(field);
        }

        byte[] bytes = model.ToArray();
        File.WriteAllBytes(Path, bytes);
        JsonNode manifest = JsonNode.Parse(File.ReadAllText(System.IO.Path.ChangeExtension(shipped, ".json")))!;
        (manifest["name"], manifest["file"]) = ("slow_model", System.IO.Path.GetFileName(Path));
        manifest["sha256"] = Convert.ToHexString(SHA256.HashData(bytes));
        File.WriteAllText(System.IO.Path.ChangeExtension(Path, ".json"), manifest.ToJsonString());
    }

    /// <summary>Its .onnx file; its manifest lies beside it.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "slow_model.onnx");

    public void Dispose() => _folder.Delete(recursive: true);

    // The chain comes first: nodes stand before those that they feed.
    private static ProtobufWriter Slow(ReadOnlyMemory<byte> graph, int sines)
    {
        var slow = new ProtobufWriter();
        slow.Message(GraphNode, Node("MatMul", "step_0", Heard, "widen"));
        for (int i = 0; i < sines; i++) slow.Message(GraphNode, Node("Sin", $"step_{i + 1}", $"step_{i}"));
        slow.Message(GraphNode, Node("MatMul", "narrow_end", $"step_{sines}", "narrow"));
        slow.Message(GraphNode, Node("Sin", "within_one", "narrow_end"));
        slow.Message(GraphNode, Node("Sub", "below_zero", "within_one", "two"));
        slow.Message(GraphNode, Node("Relu", "zero", "below_zero"));
        slow.Message(GraphNode, Node("Add", Slowed, Heard, "zero"));
        slow.Message(GraphInitializer, Tensor("widen", Features, Width));
        slow.Message(GraphInitializer, Tensor("narrow", Width, Features));
        slow.Message(GraphInitializer, Tensor("two", 1, Features, _ => 2));
        foreach (ProtobufField field in ProtobufField.Of(graph))
        {
            if (field.Number == GraphNode) slow.Message(GraphNode, HearSlowed(field.Content));
            else slow.Copy(field);
        }

        return slow;
    }

    private static ProtobufWriter HearSlowed(ReadOnlyMemory<byte> node)
    {
        var changed = new ProtobufWriter();
        foreach (ProtobufField field in ProtobufField.Of(node))
        {
            if (field.Number == NodeInput && field.Text == Heard) changed.Text(NodeInput, Slowed);
            else changed.Copy(field);
        }

        return changed;
    }

    private static ProtobufWriter Node(string kind, string output, params string[] inputs)
    {
        var node = new ProtobufWriter();
        foreach (string input in inputs) node.Text(NodeInput, input);
        node.Text(NodeOutput, output);
        node.Text(NodeOperator, kind);
        return node;
    }

    private static ProtobufWriter Tensor(string name, int rows, int columns, Func<int, float>? value = null)
    {
        float[] numbers = [.. Enumerable.Range(0, rows * columns).Select(value ?? (i => 0.01f * (i % 7 - 3)))];
        var tensor = new ProtobufWriter();
        tensor.Number(TensorDimension, (ulong)rows);
        tensor.Number(TensorDimension, (ulong)columns);
        tensor.Number(TensorType, TypeFloat);
        tensor.Text(TensorName, name);
        tensor.Bytes(TensorData, MemoryMarshal.AsBytes<float>(numbers));
        return tensor;
    }
}
