using System.Numerics;
using VocalMidi.Synthesis.Recording;
using VocalMidi.Synthesis.Sound;

namespace VocalMidi.Synthesis.Sets;

/// <summary>Sounds in which nobody sings.</summary>
internal static class NegativeSounds
{
    // 16-bit converters leave about this much; only silence is digital zero.
    private const double ConverterNoiseDb = -96;

    public static RenderedVoice Render(NegativesConfiguration set, int index)
    {
        NegativeSound sound = set.Sounds[index];
        SynthesisRandom random = SynthesisRandom.For(set.Seed, (ulong)index);
        var samples = new float[(int)(set.Seconds * set.SampleRate)];
        switch (sound.Kind)
        {
            case "silence":
                break;
            case "white":
                AddWhite(samples, sound.LevelDb, random);
                break;
            case "hum":
                AddHum(samples, set.SampleRate, sound, random);
                break;
            case "breath":
                AddBreath(samples, set.SampleRate, sound.LevelDb, random);
                break;
            case "clicks":
                AddClicks(samples, set.SampleRate, sound.LevelDb, random);
                break;
            default:
                throw new InvalidDataException(
                    $"set {set.Name}: unknown sound kind '{sound.Kind}' (known: silence, white, hum, breath, clicks)");
        }

        if (sound.Kind != "silence")
            AddWhite(samples, ConverterNoiseDb, random);
        return new RenderedVoice($"{set.Name}-{sound.Name}", set.SampleRate, samples, []);
    }

    private static void AddWhite(float[] samples, double levelDb, SynthesisRandom random)
    {
        float gain = (float)(Math.Sqrt(3) * Math.Pow(10, levelDb / 20));
        for (int i = 0; i < samples.Length; i++)
            samples[i] += gain * random.NextNoise();
    }

    /// <summary>Harmonics 1 to 20, odd ones stronger; the mains wander by some hundredths of a hertz.</summary>
    private static void AddHum(float[] samples, int sampleRate, NegativeSound sound, SynthesisRandom random)
    {
        const int harmonics = 20;
        var harmonic = new Complex[harmonics];
        for (int k = 0; k < harmonics; k++)
        {
            double amplitude = random.Uniform(0.3, 1) * ((k & 1) == 0 ? 1 : 0.4) / (k + 1);
            harmonic[k] = Complex.FromPolarCoordinates(amplitude, 2 * Math.PI * random.NextDouble());
        }

        double phase = 0;
        double wander = random.NextDouble();
        for (int i = 0; i < samples.Length; i++)
        {
            double hertz = sound.Hertz + (0.03 * Math.Sin(2 * Math.PI * (wander + (0.05 * i / sampleRate))));
            phase += hertz / sampleRate;
            Complex fundamental = Complex.FromPolarCoordinates(1, 2 * Math.PI * phase);
            Complex turn = Complex.One;
            double sum = 0;
            foreach (Complex partial in harmonic)
            {
                turn *= fundamental;
                sum += (partial * turn).Imaginary;
            }

            samples[i] = (float)sum;
        }

        Levels.Scale(samples, Math.Pow(10, sound.LevelDb / 20) / Levels.Rms(samples));
    }

    /// <summary>In and out, 1 to 2 s each with pauses; in is brighter than out.</summary>
    private static void AddBreath(float[] samples, int sampleRate, double levelDb, SynthesisRandom random)
    {
        var low = new BandNoise(SynthesisRandom.For(random.NextBits(), 1), sampleRate);
        var high = new BandNoise(SynthesisRandom.For(random.NextBits(), 2), sampleRate);
        int at = (int)(0.5 * sampleRate);
        for (bool inward = true; at < samples.Length; inward = !inward)
        {
            int length = (int)(random.Uniform(0.7, 2) * sampleRate);
            double gain = Math.Pow(10, (levelDb + random.Uniform(-10, 0)) / 20);
            double centre = random.Uniform(0.8, 1.25) * (inward ? 1600 : 800);
            low.Tune(centre, 1.2 * centre);
            high.Tune(3.1 * centre, 1.5 * centre);
            for (int i = 0; i < length && at + i < samples.Length; i++)
            {
                double share = Math.Sin(Math.PI * i / length);
                samples[at + i] += (float)(gain * share * share * ((0.85 * low.Next()) + (0.5 * high.Next())));
            }

            at += length + (int)(random.Uniform(0.1, 0.8) * sampleRate);
        }
    }

    /// <summary>Knocks against a stand and cable: short resonant bursts, low and high, a few times a second.</summary>
    private static void AddClicks(float[] samples, int sampleRate, double levelDb, SynthesisRandom random)
    {
        int at = (int)(random.Uniform(0.2, 0.6) * sampleRate);
        while (at < samples.Length)
        {
            double hertz = random.LogUniform(new Interval(60, 3000));
            double decay = random.LogUniform(new Interval(0.002, 0.03));
            double gain = Math.Pow(10, (levelDb + random.Uniform(-14, 0)) / 20);
            int length = Math.Min(samples.Length - at, (int)(8 * decay * sampleRate));
            for (int i = 0; i < length; i++)
            {
                double time = (double)i / sampleRate;
                double body = (0.6 * Math.Sin(2 * Math.PI * hertz * time)) + (0.4 * random.NextNoise());
                samples[at + i] += (float)(gain * Math.Exp(-time / decay) * body);
            }

            at += (int)(random.Uniform(0.15, 1.5) * sampleRate);
        }
    }
}
