namespace VocalMidi.Synthesis.Performance;

/// <summary>What the singer's body does over time, one value per millisecond.</summary>
internal sealed class ControlTracks(int frames)
{
    /// <summary>Frames per second.</summary>
    public const int Rate = 1000;

    public int Frames { get; } = frames;

    /// <summary>f0 in fractional MIDI semitones; also defined where nothing is voiced.</summary>
    public float[] Pitch { get; } = new float[frames];

    /// <summary>Amplitude of the glottal pulses; a normally loud vowel comes out at an RMS near 1.</summary>
    public float[] Voicing { get; } = new float[frames];

    /// <summary>Amplitude of the breath noise that passes through the tract.</summary>
    public float[] Aspiration { get; } = new float[frames];

    /// <summary>RMS of the noise made in the mouth.</summary>
    public float[] Frication { get; } = new float[frames];

    /// <summary>Centre of that noise, Hz.</summary>
    public float[] FricationHz { get; } = new float[frames];

    /// <summary>Bandwidth of that noise, Hz.</summary>
    public float[] FricationBandwidthHz { get; } = new float[frames];

    /// <summary>Corner of the low-pass that tilts the source, Hz.</summary>
    public float[] TiltHz { get; } = new float[frames];

    /// <summary>Centres of the formants, Hz.</summary>
    public float[][] FormantHz { get; } =
        [new float[frames], new float[frames], new float[frames], new float[frames], new float[frames]];

    /// <summary>The frame at a time in seconds, not past either end.</summary>
    public int FrameAt(double seconds) => Math.Clamp((int)Math.Round(seconds * Rate), 0, Frames - 1);
}
