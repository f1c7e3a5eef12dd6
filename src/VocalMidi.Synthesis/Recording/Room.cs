namespace VocalMidi.Synthesis.Recording;

/// <summary>A small room: a feedback delay network of eight lines mixed by a Householder matrix (Jot, 1991).</summary>
internal static class Room
{
    // Mutually prime-ish path lengths of a room of 3 to 8 m, seconds.
    private static readonly double[] s_pathSeconds =
        [0.0083, 0.0097, 0.0113, 0.0131, 0.0151, 0.0179, 0.0203, 0.0239];

    // Walls and air swallow the highs first.
    private const float WallSmoothing = 0.45f;

    public static void Add(float[] samples, int sampleRate, double reverberationSeconds, double roomDb)
    {
        if (reverberationSeconds <= 0)
            return;
        int count = s_pathSeconds.Length;
        float[][] lines = [.. s_pathSeconds.Select(s => new float[(int)(s * sampleRate)])];
        float[] decay = [.. s_pathSeconds.Select(s => (float)Math.Pow(10, -3 * s / reverberationSeconds))];
        var smoothed = new float[count];
        var position = new int[count];
        float[] wet = new float[samples.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            float sum = 0;
            float mix = 0;
            for (int k = 0; k < count; k++)
            {
                smoothed[k] += WallSmoothing * ((lines[k][position[k]] * decay[k]) - smoothed[k]);
                sum += smoothed[k];
                mix += (k & 1) == 0 ? smoothed[k] : -smoothed[k];
            }

            wet[i] = mix;
            for (int k = 0; k < count; k++)
            {
                lines[k][position[k]] = samples[i] + smoothed[k] - (2f / count * sum);
                position[k] = position[k] + 1 == lines[k].Length ? 0 : position[k] + 1;
            }
        }

        float gain = (float)(Levels.Rms(samples) / Math.Max(1e-9, Levels.Rms(wet)) * Math.Pow(10, roomDb / 20));
        for (int i = 0; i < samples.Length; i++)
            samples[i] += gain * wet[i];
    }
}
