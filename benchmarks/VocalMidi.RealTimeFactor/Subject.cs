using System.Diagnostics;
using VocalMidi.Engine;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;
using VocalMidi.Measuring;
using VocalMidi.Synthesis;

namespace VocalMidi.RealTimeFactor;

/// <summary>One run of the engine.</summary>
/// <param name="Factor">Time it took / length of the voice.</param>
/// <param name="Notes">Notes it began.</param>
/// <param name="Hash">Of all that came out.</param>
internal sealed record Run(double Factor, int Notes, string Hash);

/// <summary>The engine in one timing, with one way to listen.</summary>
/// <param name="Timing">The plugin's timing; null: a file as a whole.</param>
/// <param name="Model">Listens too; null: the classical tracker alone.</param>
internal sealed record Subject(TimingMode? Timing, VoiceModel? Model)
{
    private const int BlockSamples = 512; // a usual block of a host

    /// <summary>Timing, in the words of the command.</summary>
    public string TimingName => Timing?.ToString().ToLowerInvariant() ?? "file";

    /// <summary>Who listens.</summary>
    public string Listener => Model?.Manifest.Name ?? "classical";

    /// <summary>Every timing with every listener.</summary>
    public static Subject[] All(VoiceModel? model)
    {
        VoiceModel?[] listeners = model is null ? [null] : [null, model];
        TimingMode?[] timings = [null, TimingMode.Aligned, TimingMode.Live];
        return [.. timings.SelectMany(timing => listeners.Select(listener => new Subject(timing, listener)))];
    }

    /// <summary>Hears the voice once, timed.</summary>
    public Run Hear(RenderedVoice voice) => Timing is { } timing ? Stream(voice, timing) : WholeFile(voice);

    private Run Stream(RenderedVoice voice, TimingMode timing)
    {
        using var events = new EventHash();
        using var pipeline = new VoicePipeline(voice.SampleRate, events, Model);
        pipeline.SetParameter(ParameterId.Timing, (double)timing);
        long start = Stopwatch.GetTimestamp();
        for (int at = 0; at < voice.Samples.Length; at += BlockSamples)
            pipeline.Process(voice.Samples.AsSpan(at, Math.Min(BlockSamples, voice.Samples.Length - at)));
        pipeline.Finish();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Run(seconds / voice.Seconds, events.Notes, events.Take());
    }

    private Run WholeFile(RenderedVoice voice)
    {
        using var hash = new OutputHash();
        var parameters = new ParameterValues();
        long start = Stopwatch.GetTimestamp();
        Transcription found = FileTranscriber.Transcribe(voice.Samples, voice.SampleRate, parameters, model: Model);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        foreach (TranscribedNote note in found.Notes)
            hash.Add<double>([note.OnsetSeconds, note.OffsetSeconds, note.Pitch, note.NoteOnPitch, note.Velocity]);
        return new Run(seconds / voice.Seconds, found.Notes.Count, hash.Take());
    }
}
