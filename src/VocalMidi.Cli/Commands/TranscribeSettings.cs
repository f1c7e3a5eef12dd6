using VocalMidi.Cli.Files;
using VocalMidi.Cli.Scripts;
using VocalMidi.Cli.Transcription;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;

namespace VocalMidi.Cli.Commands;

/// <summary>What the user asked `vocalmidi transcribe` to do.</summary>
/// <param name="Inputs">Files, folders and globs as named.</param>
/// <param name="Outputs">What to write.</param>
/// <param name="Timing">How notes are decided.</param>
/// <param name="Parameters">Engine parameters that were given.</param>
/// <param name="Model">What listens.</param>
/// <param name="Scripts">Rework the notes; null: none.</param>
/// <param name="TempoBpm">Tempo of MIDI files, quarter notes a minute.</param>
/// <param name="BendRange">Semitones either way of bends in MIDI files; null: no bends.</param>
/// <param name="Jobs">Recordings worked on at once.</param>
/// <param name="Quiet">Only errors are said.</param>
internal sealed record TranscribeSettings(
    IReadOnlyList<string> Inputs,
    OutputRequest Outputs,
    NoteTiming Timing,
    IReadOnlyDictionary<ParameterId, double> Parameters,
    ModelRequest Model,
    ScriptSet? Scripts,
    double TempoBpm,
    int? BendRange,
    int Jobs,
    bool Quiet);
