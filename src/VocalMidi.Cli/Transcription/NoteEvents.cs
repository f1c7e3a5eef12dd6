using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Transcription;

/// <summary>The notes of a whole recording as the events that scripts take.</summary>
internal static class NoteEvents
{
    /// <summary>A note-on, moves of pitch along the trace, and a note-off for every note, in order.</summary>
    /// <param name="heard">Notes that do not overlap, and the trace.</param>
    /// <param name="sampleRate">Of the events' samples, hertz.</param>
    public static IReadOnlyList<VoiceEvent> Of(VoiceTranscription heard, int sampleRate)
    {
        var events = new List<VoiceEvent>();
        int id = 0;
        foreach (VoiceNote note in heard.Notes)
        {
            id++;
            long on = SampleAt(note.OnsetSeconds), off = Math.Max(on + 1, SampleAt(note.OffsetSeconds));
            events.Add(At(VoiceEventKind.NoteOn, on, note.NoteOnPitch));
            int hop = (int)Math.Ceiling(note.OnsetSeconds / heard.HopSeconds);
            for (; hop < heard.PitchTrace.Length && SampleAt(hop * heard.HopSeconds) < off; hop++)
            {
                long at = SampleAt(hop * heard.HopSeconds);
                if (at > on && !float.IsNaN(heard.PitchTrace[hop])) events.Add(At(VoiceEventKind.Pitch, at, heard.PitchTrace[hop]));
            }

            events.Add(At(VoiceEventKind.NoteOff, off, note.Pitch));

            VoiceEvent At(VoiceEventKind kind, long sample, double pitch) => new(
                kind, id, note.Key, sample, sample, sample, (float)pitch,
                kind == VoiceEventKind.NoteOn ? (float)note.Velocity : 0, (float)note.Velocity);
        }

        return events;

        long SampleAt(double seconds) => (long)Math.Round(seconds * sampleRate);
    }
}
