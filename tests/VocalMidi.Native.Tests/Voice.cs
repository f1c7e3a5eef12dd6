namespace VocalMidi.Native.Tests;

/// <summary>Test signals, interleaved stereo at 48 kHz.</summary>
internal static class Voice
{
    public const int Rate = 48000;

    /// <summary>A tone of six harmonics, peak about 0.5.</summary>
    public static float[] Tone(double seconds, double hertz = 220)
    {
        float[] frames = new float[2 * (int)(seconds * Rate)];
        for (int i = 0; i < frames.Length; i++)
        {
            double sum = 0;
            for (int h = 1; h <= 6; h++) sum += Math.Sin(2 * Math.PI * hertz * h * (i / 2) / Rate) / (h * h);
            frames[i] = (float)(0.4 * sum);
        }
        return frames;
    }

    public static float[] Silence(double seconds) => new float[2 * (int)(seconds * Rate)];

    /// <summary>Two sung notes with rests: 2.2 s.</summary>
    public static float[] Melody() =>
        [.. Silence(0.3), .. Tone(0.6), .. Silence(0.3), .. Tone(0.5, 330), .. Silence(0.5)];
}
