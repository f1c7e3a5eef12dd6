using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Engine.Tests.Pipeline;

/// <summary>Keeps every event a pipeline sends.</summary>
internal sealed class EventLog : IVoiceEventSink
{
    public List<VoiceEvent> Events { get; } = [];

    public IEnumerable<VoiceEvent> Of(VoiceEventKind kind) => Events.Where(e => e.Kind == kind);

    public void Accept(in VoiceEvent voiceEvent) => Events.Add(voiceEvent);

    /// <summary>The events of a whole sound, pushed in the given chunks over and over.</summary>
    public static List<VoiceEvent> Run(float[] sound, int sampleRate, TimingMode timing, params int[] chunks) =>
        Run(sound, sampleRate, timing, model: null, chunks);

    /// <summary>The same, listening with a model.</summary>
    public static List<VoiceEvent> Run(
        float[] sound, int sampleRate, TimingMode timing, VoiceModel? model, params int[] chunks)
    {
        var log = new EventLog();
        using var pipeline = new VoicePipeline(sampleRate, log, model);
        pipeline.SetParameter(ParameterId.Timing, (double)timing);
        for (int at = 0, turn = 0; at < sound.Length; turn++)
        {
            int length = Math.Min(chunks[turn % chunks.Length], sound.Length - at);
            pipeline.Process(sound.AsSpan(at, length));
            at += length;
        }

        pipeline.Finish();
        return log.Events;
    }
}
