using System.Text.Json;
using System.Text.Json.Serialization;

namespace VocalMidi.Synthesis.Sets;

/// <summary>Reads the configurations without reflection; a member it does not know is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(SetConfiguration))]
[JsonSerializable(typeof(NegativesConfiguration))]
internal sealed partial class SetJson : JsonSerializerContext;
