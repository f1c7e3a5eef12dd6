using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Transcription;

/// <summary>What was heard in one recording.</summary>
/// <param name="Notes">The notes by onset; of a voice alone none overlaps the next, of scripts they may.</param>
/// <param name="PitchTrace">Fractional MIDI semitones per hop from time 0; NaN where unvoiced. Empty if not kept.</param>
/// <param name="HopSeconds">Time from one value of the trace to the next, seconds.</param>
/// <param name="LatencySeconds">Latency a host would be told, seconds; already removed from aligned times.</param>
public sealed record VoiceTranscription(
    IReadOnlyList<VoiceNote> Notes, float[] PitchTrace, double HopSeconds, double LatencySeconds)
{
    /// <summary>The pipeline's own events, in order; null where they are not kept, or the whole recording was looked at.</summary>
    public IReadOnlyList<VoiceEvent>? Events { get; init; }

    /// <summary>What scripts have made of them; null without scripts.</summary>
    public PlayedEvents? Played { get; init; }

    /// <summary>The same without all that grows with the recording's length beside its notes.</summary>
    public VoiceTranscription NotesAlone() => this with { PitchTrace = [], Events = null, Played = null };
}

/// <summary>Events as they sound.</summary>
/// <param name="Events">In order of time.</param>
/// <param name="SampleRate">Of their samples, hertz.</param>
/// <param name="LatencySamples">How much later than in the recording they are due.</param>
public sealed record PlayedEvents(IReadOnlyList<VoiceEvent> Events, int SampleRate, long LatencySamples)
{
    /// <summary>When an event sounds, seconds from the recording's start.</summary>
    public double SecondsOf(VoiceEvent voiceEvent) => (double)(voiceEvent.DueSample - LatencySamples) / SampleRate;
}
