using System.Text.Json;
using System.Text.Json.Serialization;
using VocalMidi.Hosting.Events;

namespace VocalMidi.Hosting;

/// <summary>A report as one JSON document, with every event in its stable text form.</summary>
public static class HostJson
{
    /// <summary>The document, UTF-8, ending in a newline.</summary>
    public static byte[] Format(HostReport report, NoteLatency? latency)
    {
        ArgumentNullException.ThrowIfNull(report);
        var lists = report.Events
            .GroupBy(e => (e.Instance, e.Pass))
            .Select(g => new EventListDocument(g.Key.Instance, g.Key.Pass, EventList.Hash(g), EventList.Lines(g)));
        var document = new HostDocument(report, latency, [.. lists]);
        return [.. JsonSerializer.SerializeToUtf8Bytes(document, HostJsonContext.Default.HostDocument), (byte)'\n'];
    }
}

/// <summary>The whole document.</summary>
internal sealed record HostDocument(HostReport Report, NoteLatency? NoteLatencyMs, IReadOnlyList<EventListDocument> Events);

/// <summary>One instance's events in one pass.</summary>
internal sealed record EventListDocument(int Instance, int Pass, string Hash, IReadOnlyList<string> Lines);

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(HostDocument))]
internal sealed partial class HostJsonContext : JsonSerializerContext;
