using VocalMidi.Hosting.Profile;

namespace VocalMidi.Cli.Profile.Trace;

/// <summary>The notes: an instant where each leaves, and an arrow from the voice over the worker to there.</summary>
internal static class TraceNotes
{
    /// <summary>The events; none where the callbacks were not kept.</summary>
    public static IEnumerable<TraceEvent> Of(Measurement m, StreamClock clock)
    {
        int flow = 0;
        foreach (NoteTime note in m.Told.Notes)
        {
            if (clock.CallbackOf(note.VoiceSample) is not { } voice || clock.CallbackOf(note.LeaveSample) is not { } leave) continue;
            flow++;
            string name = $"note-on {Figures.KeyName(note.Key)}";
            yield return new TraceEvent(name, 'i', clock.Microseconds(leave.StartNs), TraceFile.AudioThread)
            {
                Arguments =
                [
                    ("key", note.Key), ("pitch", note.Pitch), ("total ms", note.TotalMs(m.SampleRate)),
                    ("evidence ms", note.AlgorithmMs(m.SampleRate)), ("waiting ms", note.WaitingMs(m.SampleRate)),
                    ("computing ms", note.ComputeMs),
                ],
            };
            yield return Step(name, 's', clock.Microseconds(voice.StartNs), TraceFile.AudioThread, flow);
            if (Deciding(m, clock.CallbackOf(note.DecisionSample)!, leave) is { } span)
            {
                yield return Step(name, 't', clock.Microseconds(span.StartNs), TraceFile.WorkerThread, flow);
            }

            yield return Step(name, 'f', clock.Microseconds(leave.StartNs), TraceFile.AudioThread, flow);
        }
    }

    private static TraceEvent Step(string name, char phase, double at, int thread, int flow) =>
        new(name, phase, at, thread) { Flow = flow };

    // The last of the worker's work between the audio that decided and the event's leaving, at the latest one
    // block's hop later: where more hops lie between, the first tracker's.
    private static WorkerSpan? Deciding(Measurement m, CallbackSpan decision, CallbackSpan leave) =>
        m.Told.Spans.FirstOrDefault(span =>
            span.Kind == WorkerSpanKind.Tracker && span.StartNs >= decision.StartNs && span.StartNs <= leave.StartNs);
}
