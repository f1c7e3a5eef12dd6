using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Notes;

/// <summary>How well one frame fits each state of the decoder: logarithms, higher is better.</summary>
internal sealed class FrameScores
{
    private readonly TrackerSettings _settings;
    private readonly float[] _stable = new float[PitchGrid.Bins];
    private readonly float[] _attack = new float[PitchGrid.Bins];
    private readonly float[] _stableKernel;
    private readonly float[] _attackKernel;

    /// <summary>Flux within a held vowel, decibels: only more than this is news.</summary>
    private const float UsualFlux = 2;

    /// <summary>Kernels are tabulated at this many points per bin.</summary>
    private const int KernelResolution = 8;

    public FrameScores(TrackerSettings settings)
    {
        _settings = settings;
        _stableKernel = Kernel(settings.StableWidth, 1);
        _attackKernel = Kernel(settings.AttackWidth, settings.StableWidth / settings.AttackWidth);
    }

    /// <summary>Scores of the settled states, one per pitch bin.</summary>
    public ReadOnlySpan<float> Stable => _stable;

    /// <summary>Scores of the attack states, one per pitch bin.</summary>
    public ReadOnlySpan<float> Attack => _attack;

    /// <summary>Score of silence.</summary>
    public float Silence { get; private set; }

    /// <summary>How strongly the frame suggests that a note is struck anew, in units of cost.</summary>
    public float Strike { get; private set; }

    /// <summary>Probability that the frame is voiced, 0..1.</summary>
    public float Voicing { get; private set; }

    /// <summary>
    /// Scores one frame; <paramref name="gateDb"/> in dBFS silences what is softer, <paramref name="voicingBias"/> is
    /// added to the log odds of voicing.
    /// </summary>
    public void Score(in Frame frame, float gateDb, float voicingBias)
    {
        Voicing = frame.LevelDb < gateDb || frame.CandidateCount == 0 ? 0.001f : VoicingOf(frame, voicingBias);
        float weight = (float)_settings.VoicingWeight;
        Silence = weight * MathF.Log(1 - Voicing);
        float voiced = weight * MathF.Log(Voicing);
        Strike = (float)((_settings.DipBonus * Math.Min(frame.DipDb, 20) / 10)
            + (_settings.FluxBonus * Math.Clamp(frame.Flux - UsualFlux, 0, 8) / 5));

        float floor = (float)_settings.PitchFloor;
        Array.Fill(_stable, floor);
        Array.Fill(_attack, floor);
        float total = 1e-9f;
        for (int i = 0; i < frame.CandidateCount; i++) total += frame.Candidates[i].Weight;
        for (int i = 0; i < frame.CandidateCount; i++)
        {
            float position = PitchGrid.Position(frame.Candidates[i].Pitch);
            float share = frame.Candidates[i].Weight / total;
            Add(_stable, _stableKernel, position, share);
            Add(_attack, _attackKernel, position, share);
        }

        float pitchWeight = (float)_settings.PitchWeight;
        for (int bin = 0; bin < PitchGrid.Bins; bin++)
        {
            _stable[bin] = voiced + (pitchWeight * MathF.Log(_stable[bin]));
            _attack[bin] = voiced + (pitchWeight * MathF.Log(_attack[bin]));
        }
    }

    private float VoicingOf(in Frame frame, float bias)
    {
        double logOdds = _settings.VoicingBias + bias
            + (_settings.VoicingClarity * 0.5 * (Sharpened(frame.ClarityLong) + Sharpened(frame.ClarityShort)))
            + (_settings.VoicingLevel * Math.Clamp(frame.AboveFloorDb, 0, 30) / 10)
            + (_settings.VoicingDrop * Math.Min(frame.DropDb, 40) / 10)
            + (_settings.VoicingBrightness * frame.Brightness);
        return (float)Math.Clamp(1 / (1 + Math.Exp(-logOdds)), 0.001, 0.999);
    }

    /// <summary>Clarity crowds under 1: 0.9 and 0.99 are as far apart as 0 and 0.9.</summary>
    private static double Sharpened(float clarity) => -Math.Log10(1.01 - clarity);

    private static void Add(float[] scores, float[] kernel, float position, float share)
    {
        int reach = kernel.Length / KernelResolution;
        int first = Math.Max(0, (int)MathF.Ceiling(position) - reach + 1);
        int last = Math.Min(scores.Length - 1, (int)MathF.Floor(position) + reach - 1);
        for (int bin = first; bin <= last; bin++)
            scores[bin] += share * kernel[(int)(MathF.Abs(bin - position) * KernelResolution)];
    }

    /// <summary>One side of a Gaussian bell out to three deviations.</summary>
    private static float[] Kernel(double widthSemitones, double height)
    {
        double width = widthSemitones * PitchGrid.PerSemitone * KernelResolution;
        int reach = (int)Math.Ceiling(3 * width / KernelResolution) + 1;
        var kernel = new float[reach * KernelResolution];
        for (int i = 0; i < kernel.Length; i++)
            kernel[i] = (float)(height * Math.Exp(-0.5 * Math.Pow((i + 0.5) / width, 2)));
        return kernel;
    }
}
