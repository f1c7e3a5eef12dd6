namespace VocalMidi.Engine.Audio;

/// <summary>The one rate and hop at which the engine listens, whatever the host's.</summary>
public static class AnalysisRate
{
    /// <summary>Analysis sample rate, hertz: holds the voice's consonants and a whistle's fundamental.</summary>
    public const int Hertz = 16000;

    /// <summary>Samples from one frame to the next: 5 ms.</summary>
    public const int HopSamples = 80;

    /// <summary>Seconds from one frame to the next.</summary>
    public const double HopSeconds = (double)HopSamples / Hertz;
}
