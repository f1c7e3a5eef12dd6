namespace VocalMidi.Synthesis.Recording;

/// <summary>Steady background noise: white mixed with noise that falls by about 6 dB an octave.</summary>
internal static class Background
{
    private const double DarkCornerHz = 150;

    /// <summary>Noise of a given RMS.</summary>
    public static float[] Make(int count, int sampleRate, double darkness, double rms, SynthesisRandom random)
    {
        var noise = new float[count];
        float smoothing = (float)(1 - Math.Exp(-2 * Math.PI * DarkCornerHz / sampleRate));
        // A one-pole low-pass keeps smoothing / (2 - smoothing) of white noise's power.
        float darkGain = (float)(Math.Sqrt(darkness) * Math.Sqrt((2 - smoothing) / smoothing));
        float whiteGain = (float)Math.Sqrt(1 - darkness);
        float dark = 0;
        for (int i = 0; i < count; i++)
        {
            dark += smoothing * (random.NextNoise() - dark);
            noise[i] = (whiteGain * random.NextNoise()) + (darkGain * dark);
        }

        Levels.Scale(noise, rms / Math.Max(1e-12, Levels.Rms(noise)));
        return noise;
    }
}
