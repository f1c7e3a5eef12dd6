using VocalMidi.AudioFiles;
using VocalMidi.Cli.Transcription;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;
using VocalMidi.Hosting.Events;

namespace VocalMidi.Cli.Pictures;

/// <summary>The notes a hosted plugin played, over the pitch of the recording it heard.</summary>
public static class PlayedRoll
{
    /// <summary>Makes the picture's content. The trace is what this project's engine hears in the recording.</summary>
    /// <param name="name">The recording's name, for the title.</param>
    /// <param name="input">The recording.</param>
    /// <param name="events">The plugin's events, in order.</param>
    /// <param name="sampleRate">The host's rate, hertz.</param>
    /// <param name="latencySamples">Latency the plugin reported: taken off the events' times.</param>
    public static PianoRollContent Of(
        string name, AudioClip input, IReadOnlyList<HostEvent> events, int sampleRate, int latencySamples)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(events);
        IReadOnlyList<VoiceNote> notes = NotesOf(events, sampleRate, latencySamples);
        VoiceTranscription heard = new StreamingTranscriber(TimingMode.Aligned, kept: Kept.PitchTrace)
            .Transcribe(new MonoSamples(input.ToMono(), input.SampleRate), new Dictionary<ParameterId, double>(), _ => { });
        string title = FormattableString.Invariant(
            $"{name} through the plugin: {notes.Count} notes in {input.Seconds:F1} s");
        return new PianoRollContent(title, input.Seconds, notes, heard.PitchTrace, heard.HopSeconds);
    }

    /// <summary>Pairs note-ons with their note-offs, in either dialect; a note that never ends is left out.</summary>
    /// <param name="events">The plugin's events, in order.</param>
    /// <param name="sampleRate">The host's rate, hertz.</param>
    /// <param name="latencySamples">Taken off the times, samples.</param>
    public static IReadOnlyList<VoiceNote> NotesOf(IReadOnlyList<HostEvent> events, int sampleRate, int latencySamples)
    {
        ArgumentNullException.ThrowIfNull(events);
        var sounding = new Dictionary<PlayedNote, HostEvent>();
        var notes = new List<VoiceNote>();
        foreach (HostEvent e in events)
        {
            if (e.EndedNote is { } ended && sounding.Remove(ended, out HostEvent? start))
            {
                double velocity = start.Kind == HostEventKind.Midi ? start.Data.Span[2] / 127.0 : start.Value;
                notes.Add(new VoiceNote(Seconds(start), Seconds(e), ended.Key, ended.Key, ended.Key, velocity));
            }

            if (e.StartedNote is { } started) sounding[started] = e;
        }

        return [.. notes.OrderBy(n => n.OnsetSeconds)];

        double Seconds(HostEvent e) => Math.Max(0, (double)(e.Sample - latencySamples) / sampleRate);
    }
}
