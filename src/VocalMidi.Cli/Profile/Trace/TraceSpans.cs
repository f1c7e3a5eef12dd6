using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Profile.Trace;

/// <summary>What both threads did, as spans; late callbacks as instants.</summary>
internal static class TraceSpans
{
    /// <summary>The callbacks, each with the samples it held.</summary>
    public static IEnumerable<TraceEvent> Callbacks(Measurement m, StreamClock clock)
    {
        IReadOnlyList<CallbackSpan> callbacks = m.Told.Callbacks;
        for (int i = 0; i < callbacks.Count; i++)
        {
            long next = i + 1 < callbacks.Count ? callbacks[i + 1].StartNs : long.MaxValue;
            yield return new TraceEvent("callback", 'X', clock.Microseconds(callbacks[i].StartNs), TraceFile.AudioThread)
            {
                Duration = Length(callbacks[i].StartNs, callbacks[i].LengthNs, next),
                Arguments = [("first sample", (long)i * m.Block)],
            };
        }

        foreach (CallbackTrouble trouble in CallbackTrouble.Of(m))
        {
            string name = trouble.Kind switch
            {
                TroubleKind.Late => "late callback",
                TroubleKind.Slow => "slow callback",
                _ => "callback held up",
            };
            yield return new TraceEvent(name, 'i', clock.OfPlaying(trouble.Seconds * 1e3), TraceFile.AudioThread)
            {
                Arguments = [("microseconds", trouble.Microseconds)],
            };
        }
    }

    /// <summary>The worker's stages and its sleep.</summary>
    public static IEnumerable<TraceEvent> Worker(Measurement m, StreamClock clock)
    {
        IReadOnlyList<WorkerSpan> spans = m.Told.Spans;
        for (int i = 0; i < spans.Count; i++)
        {
            long next = i + 1 < spans.Count ? spans[i + 1].StartNs : long.MaxValue;
            yield return new TraceEvent(
                spans[i].Kind.ToString().ToLowerInvariant(), 'X', clock.Microseconds(spans[i].StartNs), TraceFile.WorkerThread)
            {
                Duration = Length(spans[i].StartNs, spans[i].LengthNs, next),
            };
        }
    }

    // One thread does one thing at a time: where rounding makes two overlap, the earlier one ends. It ends a nanosecond
    // before the next begins: a viewer that adds start and length as fractions of a microsecond would take two that touch
    // for one inside the other.
    private static double Length(long start, long length, long next) =>
        Math.Round(Math.Clamp(next - start - 1, 0, length) * 1e-3, 3);
}
