namespace VocalMidi.Synthesis.Sound;

/// <summary>White noise through two equal band-passes (Bristow-Johnson's cookbook form), kept at an RMS of 1.</summary>
internal sealed class BandNoise(SynthesisRandom random, double sampleRate)
{
    private float _b0 = 1;
    private float _a1;
    private float _a2;
    private float _scale = 1;
    private Section _first;
    private Section _second;

    /// <summary>Sets the band.</summary>
    public void Tune(double centreHz, double bandwidthHz)
    {
        double centre = Math.Clamp(centreHz, 20, 0.45 * sampleRate);
        double bandwidth = Math.Clamp(bandwidthHz, 10, 0.45 * sampleRate);
        double angle = 2 * Math.PI * centre / sampleRate;
        double alpha = Math.Sin(angle) * bandwidth / (2 * centre);
        _b0 = (float)(alpha / (1 + alpha));
        _a1 = (float)(-2 * Math.Cos(angle) / (1 + alpha));
        _a2 = (float)((1 - alpha) / (1 + alpha));
        // Two such sections pass the power of π/4 bandwidths (exactly so while the band is narrow).
        _scale = (float)Math.Sqrt(3 * (sampleRate / 2) / (Math.PI / 4 * bandwidth));
    }

    /// <summary>The next sample.</summary>
    public float Next()
    {
        float x = random.NextNoise();
        return _scale * _second.Next(_first.Next(x, _b0, _a1, _a2), _b0, _a1, _a2);
    }

    private struct Section
    {
        private float _x1;
        private float _x2;
        private float _y1;
        private float _y2;

        public float Next(float x, float b0, float a1, float a2)
        {
            float y = (b0 * (x - _x2)) - (a1 * _y1) - (a2 * _y2);
            _x2 = _x1;
            _x1 = x;
            _y2 = _y1;
            _y1 = y;
            return y;
        }
    }
}
