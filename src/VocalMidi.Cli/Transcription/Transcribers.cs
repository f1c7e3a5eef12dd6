using VocalMidi.Engine.Models;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Transcription;

/// <summary>Chooses the transcriber for a timing.</summary>
internal static class Transcribers
{
    /// <summary>
    /// The transcriber that gives notes under <paramref name="timing"/>, listening with a model if there is one, and
    /// keeps no more than it must.
    /// </summary>
    public static ITranscriber For(NoteTiming timing, VoiceModel? model, Kept kept) => timing switch
    {
        NoteTiming.Live => new StreamingTranscriber(TimingMode.Live, model, kept),
        NoteTiming.Aligned => new StreamingTranscriber(TimingMode.Aligned, model, kept),
        _ => new WholeFileTranscriber(model, kept),
    };
}
