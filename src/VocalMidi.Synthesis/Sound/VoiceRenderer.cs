using VocalMidi.Synthesis.Performance;
using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Sound;

/// <summary>Makes sound of control tracks: source, tract and noises of a voice, or a whistle.</summary>
internal static class VoiceRenderer
{
    // Formants and bands are retuned this often; f0 and amplitudes move on every sample.
    private const int BlockSamples = 32;

    public static float[] Render(ControlTracks tracks, Singer singer, int sampleRate, ulong seed)
    {
        var samples = new float[(int)((long)(tracks.Frames - 1) * sampleRate / ControlTracks.Rate)];
        if (singer.Kind == VoiceKind.Whistled)
            RenderWhistle(tracks, singer, sampleRate, seed, samples);
        else
            RenderVoice(tracks, singer, sampleRate, seed, samples);
        return samples;
    }

    private static void RenderVoice(ControlTracks tracks, Singer singer, int sampleRate, ulong seed, float[] samples)
    {
        var source = new GlottalSource(
            SynthesisRandom.For(seed, 11), singer.OpenQuotient, singer.Jitter, singer.Shimmer);
        SynthesisRandom breath = SynthesisRandom.For(seed, 12);
        var mouth = new BandNoise(SynthesisRandom.For(seed, 13), sampleRate);
        var tract = new VocalTract(sampleRate, singer.TractScale);
        float tilted = 0;
        for (int start = 0; start < samples.Length; start += BlockSamples)
        {
            int end = Math.Min(start + BlockSamples, samples.Length);
            var ramp = new Ramp(tracks, start, end, sampleRate);
            int frame = ramp.MiddleFrame;
            for (int k = 0; k < Formants.Count; k++)
                tract.Tune(k, tracks.FormantHz[k][frame]);
            mouth.Tune(tracks.FricationHz[frame], tracks.FricationBandwidthHz[frame]);
            float smoothing = (float)(1 - Math.Exp(-2 * Math.PI * tracks.TiltHz[frame] / sampleRate));
            bool noisy = ramp.Frication.IsUsed;
            for (int i = start; i < end; i++)
            {
                float pulse = source.Next(ramp.CyclesPerSample.Next()) * ramp.Voicing.Next();
                tilted += smoothing * (pulse - tilted);
                // Air only rushes while the glottis is open, but never quite stops.
                float air = ramp.Aspiration.Next() * breath.NextNoise() * (0.4f + (0.8f * source.Opening));
                float sound = tract.Next(tilted + air);
                samples[i] = noisy ? sound + (ramp.Frication.Next() * mouth.Next()) : sound;
            }
        }
    }

    private static void RenderWhistle(ControlTracks tracks, Singer singer, int sampleRate, ulong seed, float[] samples)
    {
        SynthesisRandom random = SynthesisRandom.For(seed, 11);
        var near = new BandNoise(SynthesisRandom.For(seed, 12), sampleRate);
        var mouth = new BandNoise(SynthesisRandom.For(seed, 13), sampleRate);
        double phase = random.NextDouble();
        double loudness = Math.Sqrt(2);
        for (int start = 0; start < samples.Length; start += BlockSamples)
        {
            int end = Math.Min(start + BlockSamples, samples.Length);
            var ramp = new Ramp(tracks, start, end, sampleRate);
            int frame = ramp.MiddleFrame;
            near.Tune(Curves.HertzOf(tracks.Pitch[frame]), 300);
            mouth.Tune(tracks.FricationHz[frame], tracks.FricationBandwidthHz[frame]);
            for (int i = start; i < end; i++)
            {
                phase += ramp.CyclesPerSample.Next();
                phase -= Math.Floor(phase);
                double tone = Math.Sin(2 * Math.PI * phase) + (0.02 * Math.Sin(4 * Math.PI * phase));
                float voicing = ramp.Voicing.Next();
                float air = (float)(singer.Breathiness * voicing) * near.Next();
                samples[i] = (float)(voicing * loudness * tone) + air + (ramp.Frication.Next() * mouth.Next());
            }
        }
    }

    /// <summary>The tracks that move on every sample, over one block.</summary>
    private struct Ramp
    {
        public Line CyclesPerSample;
        public Line Voicing;
        public Line Aspiration;
        public Line Frication;

        public Ramp(ControlTracks tracks, int start, int end, int sampleRate)
        {
            double from = (double)start * ControlTracks.Rate / sampleRate;
            double to = (double)end * ControlTracks.Rate / sampleRate;
            MiddleFrame = Math.Min((int)Math.Round((from + to) / 2), tracks.Frames - 1);
            int count = end - start;
            CyclesPerSample = new Line(
                Curves.HertzOf(At(tracks.Pitch, from)) / sampleRate,
                Curves.HertzOf(At(tracks.Pitch, to)) / sampleRate,
                count);
            Voicing = new Line(At(tracks.Voicing, from), At(tracks.Voicing, to), count);
            Aspiration = new Line(At(tracks.Aspiration, from), At(tracks.Aspiration, to), count);
            Frication = new Line(At(tracks.Frication, from), At(tracks.Frication, to), count);
        }

        public int MiddleFrame { get; }

        private static double At(float[] track, double position)
        {
            int index = Math.Min((int)position, track.Length - 2);
            return track[index] + ((position - index) * (track[index + 1] - track[index]));
        }
    }

    private struct Line(double from, double to, int count)
    {
        private readonly float _step = (float)((to - from) / count);
        private float _value = (float)from;

        public readonly bool IsUsed => _value != 0 || _step != 0;

        public float Next()
        {
            float value = _value;
            _value += _step;
            return value;
        }
    }
}
