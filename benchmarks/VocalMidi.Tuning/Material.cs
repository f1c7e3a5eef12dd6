using System.Collections.Concurrent;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Notes;
using VocalMidi.Score;

namespace VocalMidi.Tuning;

/// <summary>What the numbers are chosen on, and what only tells how well they carry over.</summary>
/// <param name="Chosen">Half A of the singers' recordings, the even ones by name: it chooses. May be empty.</param>
/// <param name="Reported">Half B, the odd ones: only reported. May be empty.</param>
/// <param name="Synthesised">Synthesised voices: they choose too.</param>
/// <param name="Clicks">A microphone that is handled and no voice: it chooses too.</param>
/// <param name="Heads">Look-aheads of the model that heard them all, hops; empty: the classical tracker.</param>
internal sealed record Material(
    IReadOnlyList<Recording> Chosen,
    IReadOnlyList<Recording> Reported,
    IReadOnlyList<Recording> Synthesised,
    Recording Clicks,
    IReadOnlyList<int> Heads)
{
    /// <summary>Length of all recordings, seconds.</summary>
    public double Seconds => Chosen.Concat(Reported).Concat(Synthesised).Sum(r => r.Seconds);

    /// <summary>Reads the singers' folder, if there is one, renders the rest, and has the model hear it.</summary>
    /// <exception cref="IOException">The folder or a file in it cannot be read.</exception>
    public static Material Prepare(string? singingFolder, VoiceModel? model)
    {
        Recording[] sung = singingFolder is null ? [] : SingingFolder.Read(singingFolder, model);
        return new Material(
            [.. sung.Where((_, i) => i % 2 == 0)],
            [.. sung.Where((_, i) => i % 2 == 1)],
            SynthesisedVoices.Render(model),
            SynthesisedVoices.RenderClicks(model),
            model?.Manifest.LookaheadHops ?? []);
    }

    /// <summary>Notes per minute where there is no voice.</summary>
    public double FalseNotesPerMinute(Recording recording, TrackerSettings settings, TuningMode mode) =>
        60 * TrackedNotes.Of(recording, settings.ListeningTo(Heads), mode).Count / recording.Seconds;

    private readonly ConcurrentDictionary<(IReadOnlyList<Recording>, TrackerSettings, TuningMode), SetScore> _known = new();

    /// <summary>Scores of the tracker on recordings; what a change of the settings leaves alone is not done again.</summary>
    public SetScore Score(IReadOnlyList<Recording> recordings, TrackerSettings settings, TuningMode mode)
    {
        if (_known.TryGetValue((recordings, settings, mode), out SetScore? known)) return known;
        if (_known.Count > 1000) _known.Clear();
        return _known[(recordings, settings, mode)] = NewScore(recordings, settings, mode);
    }

    private SetScore NewScore(IReadOnlyList<Recording> recordings, TrackerSettings settings, TuningMode mode)
    {
        TrackerSettings listening = settings.ListeningTo(Heads);
        ScoredFile[] files =
        [
            .. recordings
                .AsParallel()
                .AsOrdered()
                .Select(r => new ScoredFile(r.Name, r.Notes, TrackedNotes.Of(r, listening, mode))),
        ];
        return SetScore.Of(files, mode == TuningMode.Live);
    }
}
