namespace VocalMidi.Engine.Tests;

/// <summary>Simple sounds with known properties.</summary>
internal static class Signals
{
    /// <summary>A harmonic tone with a 1/n spectrum, as a sung vowel roughly has.</summary>
    public static float[] Tone(double hertz, double seconds, int sampleRate, double amplitude = 0.2)
    {
        var samples = new float[(int)(seconds * sampleRate)];
        for (int n = 1; n * hertz < 0.45 * Math.Min(sampleRate, 16000); n++)
        {
            for (int i = 0; i < samples.Length; i++)
                samples[i] += (float)(amplitude / n * Math.Sin(2 * Math.PI * n * hertz * i / sampleRate));
        }

        return samples;
    }

    public static float[] Noise(double seconds, int sampleRate, int seed, double amplitude = 0.1)
    {
        var random = new Random(seed);
        var samples = new float[(int)(seconds * sampleRate)];
        for (int i = 0; i < samples.Length; i++) samples[i] = (float)(amplitude * ((2 * random.NextDouble()) - 1));
        return samples;
    }

    public static double Hertz(double midiPitch) => 440 * Math.Pow(2, (midiPitch - 69) / 12);
}
