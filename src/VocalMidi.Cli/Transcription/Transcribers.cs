using VocalMidi.Engine.Models;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Transcription;

/// <summary>Chooses the transcriber for a timing.</summary>
internal static class Transcribers
{
    /// <summary>
    /// The transcriber that gives notes under <paramref name="timing"/>, listening with a model if there is one.
    /// </summary>
    public static ITranscriber For(NoteTiming timing, VoiceModel? model) => timing switch
    {
        NoteTiming.Live => new StreamingTranscriber(TimingMode.Live, model),
        NoteTiming.Aligned => new StreamingTranscriber(TimingMode.Aligned, model),
        _ => new WholeFileTranscriber(model),
    };
}
