using VocalMidi.Engine;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Transcription;

/// <summary>Feeds a recording through the plugin's pipeline: exactly the notes the plugin gives.</summary>
/// <param name="timing">The plugin's timing mode.</param>
/// <param name="model">Listens too; null: the classical tracker alone.</param>
/// <param name="blockSamples">Samples pushed at a time, at least 1; the notes do not depend on it.</param>
public sealed class StreamingTranscriber(TimingMode timing, VoiceModel? model = null, int blockSamples = 4096) : ITranscriber
{
    private const double ProgressSeconds = 5;

    /// <inheritdoc/>
    public VoiceTranscription Transcribe(
        float[] mono, int sampleRate, IReadOnlyDictionary<ParameterId, double> parameters, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(mono);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(progress);
        int latency = VoicePipeline.LatencySamplesFor(sampleRate, timing);
        var collector = new NoteCollector(sampleRate, mono.Length, latency);
        using var pipeline = new VoicePipeline(sampleRate, collector, model);
        foreach ((ParameterId id, double value) in parameters) pipeline.SetParameter(id, value);
        pipeline.SetParameter(ParameterId.Timing, (double)timing);

        long told = 0;
        for (int at = 0; at < mono.Length; at += blockSamples)
        {
            pipeline.Process(mono.AsSpan(at, Math.Min(blockSamples, mono.Length - at)));
            if (at - told < ProgressSeconds * sampleRate) continue;
            told = at;
            progress((double)at / mono.Length);
        }

        pipeline.Finish();
        return new VoiceTranscription(
            collector.Notes, collector.PitchTrace, NoteCollector.HopSeconds, (double)latency / sampleRate)
        {
            Events = collector.Events,
        };
    }
}
