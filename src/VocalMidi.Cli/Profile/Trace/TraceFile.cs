using System.Text.Json;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Profile.Trace;

/// <summary>A measurement as a Chrome trace: both threads, the notes, the rings' levels.</summary>
internal static class TraceFile
{
    /// <summary>The one process.</summary>
    public const int ProcessId = 1;

    /// <summary>The host's audio thread.</summary>
    public const int AudioThread = 1;

    /// <summary>The plugin's worker.</summary>
    public const int WorkerThread = 2;

    /// <summary>The file, UTF-8.</summary>
    public static byte[] Format(Measurement m)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("displayTimeUnit", "ms");
            json.WriteStartObject("otherData");
            json.WriteString("plugin", m.Plugin);
            json.WriteString("input", m.Input);
            json.WriteString("conditions", m.Conditions);
            json.WriteString("machine", m.Machine.ToString());
            json.WriteEndObject();
            json.WriteStartArray("traceEvents");
            foreach (TraceEvent e in Events(m)) e.Write(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>The events: names of the threads first, then in order of time.</summary>
    public static IReadOnlyList<TraceEvent> Events(Measurement m)
    {
        var clock = new StreamClock(m);
        IEnumerable<TraceEvent> timed = TraceSpans.Callbacks(m, clock)
            .Concat(TraceSpans.Worker(m, clock))
            .Concat(TraceNotes.Of(m, clock))
            .Concat(Rings(m, clock));

        // Spans stand before the flows and instants that begin with them. The sort is stable.
        return [.. Names(m), .. timed.OrderBy(e => e.Microseconds).ThenBy(e => e.Phase == 'X' ? 0 : 1)];
    }

    private static IEnumerable<TraceEvent> Names(Measurement m) =>
    [
        Named("process_name", 0, ("name", m.Plugin)),
        Named("thread_name", AudioThread, ("name", "audio callback")),
        Named("thread_sort_index", AudioThread, ("sort_index", AudioThread)),
        Named("thread_name", WorkerThread, ("name", "worker")),
        Named("thread_sort_index", WorkerThread, ("sort_index", WorkerThread)),
    ];

    private static TraceEvent Named(string what, int thread, (string, object) argument) =>
        new(what, 'M', 0, thread) { Arguments = [argument] };

    private static IEnumerable<TraceEvent> Rings(Measurement m, StreamClock clock)
    {
        foreach (ProfileSample sample in m.Told.Samples)
        {
            RingProfiles rings = sample.Profile.Rings;
            double at = clock.OfPlaying(sample.Milliseconds);
            yield return Level("audio ring", "frames", rings.Audio.Level);
            yield return Level("message ring", "messages", rings.Messages.Level);
            yield return Level("event ring", "events", rings.Events.Level);

            TraceEvent Level(string name, string unit, long level) =>
                new(name, 'C', at, AudioThread) { Arguments = [(unit, level)] };
        }
    }
}
