using VocalMidi.AudioFiles;
using VocalMidi.Engine;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Transcription;

/// <summary>Feeds a recording through the plugin's pipeline: exactly the notes the plugin gives.</summary>
/// <param name="timing">The plugin's timing mode.</param>
/// <param name="model">Listens too; null: the classical tracker alone.</param>
/// <param name="kept">What is kept beside the notes.</param>
/// <param name="blockSamples">Samples pushed at a time, at least 1; the notes do not depend on it.</param>
public sealed class StreamingTranscriber(
    TimingMode timing, VoiceModel? model = null, Kept kept = Kept.Notes, int blockSamples = 4096) : ITranscriber
{
    /// <inheritdoc/>
    public VoiceTranscription Transcribe(
        IMonoSource recording, IReadOnlyDictionary<ParameterId, double> parameters, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(progress);
        int rate = recording.SampleRate;
        int latency = VoicePipeline.LatencySamplesFor(rate, timing);
        var collector = new NoteCollector(rate, latency, kept);
        using var pipeline = new VoicePipeline(rate, collector, model);
        foreach ((ParameterId id, double value) in parameters) pipeline.SetParameter(id, value);
        pipeline.SetParameter(ParameterId.Timing, (double)timing);
        RecordingReader.ReadAll(recording, blockSamples, pipeline.Process, progress);
        pipeline.Finish();
        return new VoiceTranscription(
            collector.Notes, collector.TraceOf(recording.Position), NoteCollector.HopSeconds, (double)latency / rate)
        {
            Events = kept.HasFlag(Kept.Events) ? collector.Events : null,
        };
    }
}
