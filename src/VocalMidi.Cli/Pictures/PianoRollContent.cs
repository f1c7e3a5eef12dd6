using VocalMidi.Cli.Transcription;

namespace VocalMidi.Cli.Pictures;

/// <summary>What a piano roll shows.</summary>
/// <param name="Title">Heading, such as the file's name and the number of notes.</param>
/// <param name="DurationSeconds">Length of the time axis, seconds; longer notes and traces extend it.</param>
/// <param name="Notes">Bars: key, onset, offset; velocity shades them; the settled pitch is a line inside.</param>
/// <param name="PitchTrace">Fractional MIDI semitones per hop from time 0; NaN where unvoiced. May be empty.</param>
/// <param name="HopSeconds">Time between two values of the trace, seconds.</param>
public sealed record PianoRollContent(
    string Title, double DurationSeconds, IReadOnlyList<VoiceNote> Notes, float[] PitchTrace, double HopSeconds);
