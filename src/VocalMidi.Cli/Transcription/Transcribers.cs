using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Transcription;

/// <summary>Chooses the transcriber for a timing.</summary>
internal static class Transcribers
{
    /// <summary>The transcriber that gives notes under <paramref name="timing"/>.</summary>
    public static ITranscriber For(NoteTiming timing) => timing switch
    {
        NoteTiming.Live => new StreamingTranscriber(TimingMode.Live),
        NoteTiming.Aligned => new StreamingTranscriber(TimingMode.Aligned),
        _ => new WholeFileTranscriber(),
    };
}
