namespace VocalMidi.Cli.Transcription;

/// <summary>What was heard in one recording.</summary>
/// <param name="Notes">The notes by onset; one voice, so none overlaps the next.</param>
/// <param name="PitchTrace">Fractional MIDI semitones per hop from time 0; NaN where unvoiced.</param>
/// <param name="HopSeconds">Time from one value of the trace to the next, seconds.</param>
/// <param name="LatencySeconds">Latency a host would be told, seconds; already removed from aligned times.</param>
public sealed record VoiceTranscription(
    IReadOnlyList<VoiceNote> Notes, float[] PitchTrace, double HopSeconds, double LatencySeconds);
