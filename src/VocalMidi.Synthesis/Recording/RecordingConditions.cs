namespace VocalMidi.Synthesis.Recording;

/// <summary>Room, microphone, noise and level of a recording.</summary>
public sealed record RecordingConditions
{
    /// <summary>Background noise below the singing, dB: mean power during the notes over the noise's.</summary>
    public double SnrDb { get; init; } = 40;

    /// <summary>Level of the loudest sample, dBFS; below 0.</summary>
    public double PeakDb { get; init; } = -3;

    /// <summary>Time in which the room's sound falls by 60 dB, seconds; 0 for no room.</summary>
    public double ReverberationSeconds { get; init; }

    /// <summary>Level of the room's sound below the direct sound, dB.</summary>
    public double RoomDb { get; init; } = -18;

    /// <summary>Lower corner of the microphone, Hz.</summary>
    public double LowCutHz { get; init; } = 70;

    /// <summary>Upper corner of the microphone, Hz.</summary>
    public double HighCutHz { get; init; } = 14000;

    /// <summary>How much brighter (above 0) or darker the microphone is above 2 kHz, dB.</summary>
    public double BrightnessDb { get; init; }

    /// <summary>0..1: share of the background that falls with frequency (rumble, traffic); the rest is white.</summary>
    public double NoiseDarkness { get; init; } = 0.5;
}
