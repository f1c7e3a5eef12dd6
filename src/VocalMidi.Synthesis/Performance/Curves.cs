namespace VocalMidi.Synthesis.Performance;

/// <summary>The few shapes everything that moves is made of.</summary>
internal static class Curves
{
    /// <summary>0 at and below 0, 1 at and above 1, a raised cosine between: 0.5 at 0.5.</summary>
    public static double Smooth(double x) => x <= 0 ? 0 : x >= 1 ? 1 : 0.5 - (0.5 * Math.Cos(Math.PI * x));

    /// <summary>One hump: 0 at 0 and at 1, rising fast and settling slowly, largest value 1.</summary>
    public static double Hump(double x) =>
        x is <= 0 or >= 1 ? 0 : Math.Sin(Math.PI * Math.Sqrt(x)) * (1 - (0.2 * x)) / 0.963;

    public static double FromDb(double decibels) => Math.Pow(10, decibels / 20);

    public static double HertzOf(double midiPitch) => 440 * Math.Pow(2, (midiPitch - 69) / 12);

    /// <summary>Random values at a rate, joined smoothly; within ±1.</summary>
    public static float[] Wander(SynthesisRandom random, double rateHz, int frames)
    {
        var track = new float[frames];
        double step = ControlTracks.Rate / rateHz;
        double from = random.Uniform(-1, 1);
        double to = random.Uniform(-1, 1);
        double position = random.NextDouble() * step;
        for (int i = 0; i < frames; i++, position++)
        {
            if (position >= step)
            {
                position -= step;
                from = to;
                to = random.Uniform(-1, 1);
            }

            track[i] = (float)(from + ((to - from) * Smooth(position / step)));
        }

        return track;
    }

    /// <summary>A moving average run forwards twice, centred: rounds steps without shifting them.</summary>
    public static void Round(float[] track, int halfWidth)
    {
        var sums = new double[track.Length + 1];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < track.Length; i++)
                sums[i + 1] = sums[i] + track[i];
            for (int i = 0; i < track.Length; i++)
            {
                int low = Math.Max(0, i - halfWidth);
                int high = Math.Min(track.Length, i + halfWidth + 1);
                track[i] = (float)((sums[high] - sums[low]) / (high - low));
            }
        }
    }
}
