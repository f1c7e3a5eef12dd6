using System.Text.Json;

namespace VocalMidi.Cli.Profile.Trace;

/// <summary>
/// One event of the Chrome trace-event format ("Trace Event Format", Google, 2016), as Perfetto reads it.
/// </summary>
/// <param name="Name">What happened.</param>
/// <param name="Phase">X: a span, i: an instant, s, t and f: a flow's start, step and end, C: counters, M: metadata.</param>
/// <param name="Microseconds">When; of metadata 0.</param>
/// <param name="Thread">On which thread.</param>
internal sealed record TraceEvent(string Name, char Phase, double Microseconds, int Thread)
{
    /// <summary>How long a span took, microseconds.</summary>
    public double? Duration { get; init; }

    /// <summary>Number of the flow.</summary>
    public int? Flow { get; init; }

    /// <summary>More about it: texts and numbers.</summary>
    public IReadOnlyList<(string Name, object Value)> Arguments { get; init; } = [];

    /// <summary>Writes it as an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteString("cat", "vocalmidi");
        json.WriteString("ph", Phase.ToString());
        json.WriteNumber("ts", Microseconds);
        json.WriteNumber("pid", TraceFile.ProcessId);
        json.WriteNumber("tid", Thread);
        if (Duration is { } duration) json.WriteNumber("dur", duration);
        if (Flow is { } flow) json.WriteNumber("id", flow);
        if (Phase == 'f') json.WriteString("bp", "e"); // bound to the span around it, not to the next one
        if (Phase == 'i') json.WriteString("s", "t");  // drawn on its thread
        if (Arguments.Count > 0) WriteArguments(json);
        json.WriteEndObject();
    }

    private void WriteArguments(Utf8JsonWriter json)
    {
        json.WriteStartObject("args");
        foreach ((string name, object value) in Arguments)
        {
            switch (value)
            {
                case string text: json.WriteString(name, text); break;
                case long or int: json.WriteNumber(name, Convert.ToInt64(value, null)); break;
                default: json.WriteNumber(name, Math.Round((double)value, 3)); break;
            }
        }

        json.WriteEndObject();
    }
}
