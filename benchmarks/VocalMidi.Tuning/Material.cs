using VocalMidi.Engine.Notes;
using VocalMidi.Score;

namespace VocalMidi.Tuning;

/// <summary>What the numbers are chosen on, and what only tells how well they carry over.</summary>
/// <param name="Chosen">Half A of the singers' recordings, the even ones by name: it chooses. May be empty.</param>
/// <param name="Reported">Half B, the odd ones: only reported. May be empty.</param>
/// <param name="Synthesised">Synthesised voices: they choose too.</param>
/// <param name="Clicks">A microphone that is handled and no voice: it chooses too.</param>
internal sealed record Material(
    IReadOnlyList<Recording> Chosen,
    IReadOnlyList<Recording> Reported,
    IReadOnlyList<Recording> Synthesised,
    Recording Clicks)
{
    /// <summary>Length of all recordings, seconds.</summary>
    public double Seconds => Chosen.Concat(Reported).Concat(Synthesised).Sum(r => r.Seconds);

    /// <summary>Reads the singers' folder, if there is one, and renders the rest.</summary>
    /// <exception cref="IOException">The folder or a file in it cannot be read.</exception>
    public static Material Prepare(string? singingFolder)
    {
        Recording[] sung = singingFolder is null ? [] : SingingFolder.Read(singingFolder);
        return new Material(
            [.. sung.Where((_, i) => i % 2 == 0)],
            [.. sung.Where((_, i) => i % 2 == 1)],
            SynthesisedVoices.Render(),
            SynthesisedVoices.RenderClicks());
    }

    /// <summary>Notes per minute where there is no voice.</summary>
    public static double FalseNotesPerMinute(Recording recording, TrackerSettings settings, TuningMode mode) =>
        60 * TrackedNotes.Of(recording, settings, mode).Count / recording.Seconds;

    /// <summary>Scores of the tracker on recordings.</summary>
    public static SetScore Score(IReadOnlyList<Recording> recordings, TrackerSettings settings, TuningMode mode)
    {
        ScoredFile[] files =
        [
            .. recordings
                .AsParallel()
                .AsOrdered()
                .Select(r => new ScoredFile(r.Name, r.Notes, TrackedNotes.Of(r, settings, mode))),
        ];
        return SetScore.Of(files, mode == TuningMode.Live);
    }
}
