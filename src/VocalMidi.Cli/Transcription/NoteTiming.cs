namespace VocalMidi.Cli.Transcription;

/// <summary>How notes are decided and which moment their times name.</summary>
public enum NoteTiming
{
    /// <summary>The decoder may look at the whole recording; times are those of the voice.</summary>
    File,

    /// <summary>The notes the plugin gives in aligned mode; the times they leave, the latency removed.</summary>
    Aligned,

    /// <summary>The notes the plugin gives in live mode; times are the moments the messages leave.</summary>
    Live,
}
