using VocalMidi.Engine;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Transcription;

/// <summary>Feeds a recording through the plugin's pipeline: exactly the notes the plugin gives.</summary>
/// <param name="timing">The plugin's timing mode.</param>
public sealed class StreamingTranscriber(TimingMode timing) : ITranscriber
{
    private const int BlockSamples = 4096;

    /// <inheritdoc/>
    public VoiceTranscription Transcribe(
        float[] mono, int sampleRate, IReadOnlyDictionary<ParameterId, double> parameters, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(mono);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(progress);
        var collector = new NoteCollector(sampleRate, mono.Length, timing);
        var pipeline = new VoicePipeline(sampleRate, collector);
        foreach ((ParameterId id, double value) in parameters) pipeline.SetParameter(id, value);
        pipeline.SetParameter(ParameterId.Timing, (double)timing);

        for (int at = 0; at < mono.Length; at += BlockSamples)
        {
            pipeline.Process(mono.AsSpan(at, Math.Min(BlockSamples, mono.Length - at)));
            if (at % (BlockSamples * 64) == 0) progress((double)at / mono.Length);
        }

        pipeline.Finish();
        return new VoiceTranscription(
            collector.Notes,
            collector.PitchTrace,
            NoteCollector.HopSeconds,
            (double)pipeline.LatencySamples / sampleRate);
    }
}
