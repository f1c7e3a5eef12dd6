using System.Text.Json;
using VocalMidi.Cli.Profile;
using VocalMidi.Cli.Profile.Trace;
using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Tests.Profile;

/// <summary>The trace against the Trace Event Format: required fields, types, order, nesting.</summary>
public sealed class TraceFileTests
{
    private static readonly Measurement s_measurement = Synthetic.Measurement();
    private readonly JsonElement[] _events = Events(s_measurement);

    [Fact]
    public void Every_event_has_the_fields_that_its_phase_requires()
    {
        Assert.All(_events, e =>
        {
            Assert.NotEmpty(e.GetProperty("name").GetString()!);
            Assert.NotEmpty(e.GetProperty("cat").GetString()!);
            Assert.True(e.GetProperty("ts").GetDouble() >= 0);
            Assert.Equal(1, e.GetProperty("pid").GetInt32());
            Assert.InRange(e.GetProperty("tid").GetInt32(), 0, 2);
            switch (Phase(e))
            {
                case "X": Assert.True(e.GetProperty("dur").GetDouble() >= 0); break;
                case "i": Assert.Equal("t", e.GetProperty("s").GetString()); break;
                case "s" or "t": Assert.True(e.GetProperty("id").GetInt32() > 0); break;
                case "f": Assert.Equal("e", e.GetProperty("bp").GetString()); break;
                case "C":
                    Assert.All(e.GetProperty("args").EnumerateObject(), a => Assert.Equal(JsonValueKind.Number, a.Value.ValueKind));
                    break;
                case "M": Assert.Single(e.GetProperty("args").EnumerateObject()); break;
                default: Assert.Fail("unknown phase " + Phase(e)); break;
            }
        });
    }

    [Fact]
    public void Both_threads_are_named()
    {
        var names = _events.Where(e => e.GetProperty("name").GetString() == "thread_name")
            .ToDictionary(e => e.GetProperty("tid").GetInt32(), e => e.GetProperty("args").GetProperty("name").GetString());
        Assert.Equal("audio callback", names[TraceFile.AudioThread]);
        Assert.Equal("worker", names[TraceFile.WorkerThread]);
    }

    [Fact]
    public void Metadata_stands_first_and_the_rest_is_in_order_of_time()
    {
        Assert.All(_events.Take(5), e => Assert.Equal("M", Phase(e)));
        double[] times = [.. _events.Skip(5).Select(e => e.GetProperty("ts").GetDouble())];
        Assert.Equal(times.Order(), times);
        Assert.Equal(0, times[0]);
    }

    [Fact]
    public void Spans_of_a_thread_neither_overlap_nor_touch()
    {
        foreach (IGrouping<int, JsonElement> thread in _events.Where(e => Phase(e) == "X").GroupBy(e => e.GetProperty("tid").GetInt32()))
        {
            double end = -1;
            foreach (JsonElement span in thread)
            {
                double start = span.GetProperty("ts").GetDouble();
                Assert.True(start > end, $"{start} begins before {end}"); // added up as a viewer does
                end = start + span.GetProperty("dur").GetDouble();
            }
        }
    }

    [Fact]
    public void Every_callback_and_every_stretch_of_work_is_there()
    {
        Assert.Equal(Synthetic.CallbackCount, Named("callback").Length);
        Assert.Equal((200, 200), (Named("asleep").Length, Named("features").Length));
        Assert.Equal((200, 200), (Named("model").Length, Named("tracker").Length));
        Assert.Equal((1, 1, 2), (Named("late callback").Length, Named("slow callback").Length, Named("callback held up").Length));
        Assert.Equal(20, Named("audio ring").Length);
    }

    [Fact]
    public void A_note_leaves_in_the_callback_that_held_its_sample_and_an_arrow_leads_there_from_the_voice()
    {
        NoteTime note = s_measurement.Told.Notes[0];
        JsonElement leave = Callback(note.LeaveSample), voice = Callback(note.VoiceSample);
        JsonElement instant = _events.First(e => Phase(e) == "i" && e.GetProperty("name").GetString()!.StartsWith("note-on", StringComparison.Ordinal));
        Assert.Equal("note-on A2", instant.GetProperty("name").GetString());
        Assert.Equal(leave.GetProperty("ts").GetDouble(), instant.GetProperty("ts").GetDouble());
        JsonElement[] flow = [.. _events.Where(e => e.TryGetProperty("id", out JsonElement id) && id.GetInt32() == 1)];
        Assert.Equal(["s", "t", "f"], flow.Select(Phase));
        Assert.Equal(voice.GetProperty("ts").GetDouble(), flow[0].GetProperty("ts").GetDouble());
        Assert.Equal(leave.GetProperty("ts").GetDouble(), flow[2].GetProperty("ts").GetDouble());
        Assert.Equal((1, 2, 1), (Thread(flow[0]), Thread(flow[1]), Thread(flow[2])));
        Assert.Equal(Synthetic.Measurement().Told.Notes.Count, _events.Count(e => Phase(e) == "f"));
    }

    [Fact]
    public void Each_end_of_an_arrow_lies_in_a_span_of_its_thread()
    {
        JsonElement[] spans = [.. _events.Where(e => Phase(e) == "X")];
        Assert.All(_events.Where(e => e.TryGetProperty("id", out _)), arrow =>
        {
            double at = arrow.GetProperty("ts").GetDouble();
            Assert.Contains(spans, span => Thread(span) == Thread(arrow) && span.GetProperty("ts").GetDouble() <= at
                && at <= span.GetProperty("ts").GetDouble() + span.GetProperty("dur").GetDouble());
        });
    }

    [Fact]
    public void Without_spans_the_levels_are_left_and_nothing_breaks()
    {
        JsonElement[] events = Events(Synthetic.Measurement(Synthetic.Told() with { Spans = [], Callbacks = [] }));
        Assert.All(events, e => Assert.True(Phase(e) is "M" or "C"));
    }

    private JsonElement Callback(long sample) => Named("callback").Single(e =>
        e.GetProperty("args").GetProperty("first sample").GetInt64() == sample / Synthetic.Block * Synthetic.Block);

    private JsonElement[] Named(string name) => [.. _events.Where(e => e.GetProperty("name").GetString() == name)];

    private static string Phase(JsonElement e) => e.GetProperty("ph").GetString()!;

    private static int Thread(JsonElement e) => e.GetProperty("tid").GetInt32();

    private static JsonElement[] Events(Measurement m)
    {
        JsonElement root = JsonDocument.Parse(TraceFile.Format(m)).RootElement;
        Assert.Equal("ms", root.GetProperty("displayTimeUnit").GetString());
        return [.. root.GetProperty("traceEvents").EnumerateArray()];
    }
}
