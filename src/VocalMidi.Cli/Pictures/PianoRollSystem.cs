using VocalMidi.Cli.Transcription;

namespace VocalMidi.Cli.Pictures;

/// <summary>One stretch of time of a piano roll, from edge to edge.</summary>
/// <param name="layout">The whole picture.</param>
/// <param name="index">Counts from 0, top to bottom.</param>
internal sealed class PianoRollSystem(PianoRollLayout layout, int index)
{
    /// <summary>First moment, seconds.</summary>
    public double Start => index * layout.SystemSeconds;

    /// <summary>Last moment, seconds: the next system's first, or the end of the recording.</summary>
    public double End => Math.Min(Start + layout.SystemSeconds, layout.Seconds);

    public float Right => X(End);

    public float Top => PianoRollLayout.Top + index * layout.SystemPitch;

    public float Bottom => Top + layout.RollHeight;

    /// <summary>True if any of the note falls into this stretch.</summary>
    public bool Shows(VoiceNote note) => note.OffsetSeconds >= Start && note.OnsetSeconds <= End;

    /// <summary>Place of a moment, seconds from the start of the recording.</summary>
    public float X(double seconds) =>
        PianoRollLayout.Left + (float)((seconds - Start) / layout.SystemSeconds) * layout.RollWidth;

    /// <summary>Centre of a pitch; whole numbers are the middles of their rows.</summary>
    public float Y(double pitch) => Top + (float)(layout.HighestKey + 0.5 - pitch) * layout.RowHeight;
}
