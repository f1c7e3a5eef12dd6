using System.Text.Json;
using System.Text.Json.Serialization;

namespace VocalMidi.Synthesis;

/// <summary>A range that a random value is drawn from; in JSON <c>[low, high]</c>.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end, not below the lower one.</param>
[JsonConverter(typeof(IntervalConverter))]
public readonly record struct Interval(double Low, double High)
{
    /// <summary>True for values between the ends, both included.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}

internal sealed class IntervalConverter : JsonConverter<Interval>
{
    public override Interval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("a range is written [low, high]");
        double low = NextNumber(ref reader);
        double high = NextNumber(ref reader);
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray || high < low)
            throw new JsonException("a range is written [low, high] with low not above high");
        return new Interval(low, high);
    }

    private static double NextNumber(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number
            ? reader.GetDouble()
            : throw new JsonException("a range is written [low, high]");

    public override void Write(Utf8JsonWriter writer, Interval value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Low);
        writer.WriteNumberValue(value.High);
        writer.WriteEndArray();
    }
}
