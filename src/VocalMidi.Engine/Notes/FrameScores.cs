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

    /// <summary>More flux, or more certainty of an onset, counts no more than this.</summary>
    private const float MostStrike = 8;

    /// <summary>No frame is surer to be voiced or not than this.</summary>
    private const float SmallestVoicing = 0.001f;

    /// <summary>Open vowels reach this tilt, decibels; clicks and whistles go beyond it.</summary>
    private const float BrightestTilt = -10;

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

    /// <summary>Level under which nothing is voiced, dBFS.</summary>
    public float GateDb { get; set; } = -60;

    /// <summary>Added to the log odds of voicing: what the listener's sensitivity asks for.</summary>
    public float VoicingBias { get; set; }

    /// <summary>Lowest pitch bin that can be a note: what is lower, such as mains hum, counts as no voice.</summary>
    public int LowestBin { get; set; }

    /// <summary>Highest pitch bin that can be a note.</summary>
    public int HighestBin { get; set; } = PitchGrid.Bins - 1;

    /// <summary>Scores one frame.</summary>
    public void Score(in Frame frame)
    {
        float heard = 0, total = 1e-9f;
        for (int i = 0; i < frame.CandidateCount; i++)
        {
            total += frame.Candidates[i].Weight;
            if (IsInRange(frame.Candidates[i].Pitch)) heard += frame.Candidates[i].Weight;
        }

        float voicing = frame.LevelDb < GateDb ? 0 : VoicingOf(frame) * heard / total;
        voicing = Math.Clamp(voicing, SmallestVoicing, 1 - SmallestVoicing);
        float weight = (float)_settings.VoicingWeight;
        Silence = weight * MathF.Log(1 - voicing);
        float voiced = weight * MathF.Log(voicing);
        Strike = StrikeOf(frame);

        Array.Clear(_stable);
        Array.Clear(_attack);
        for (int i = 0; i < frame.CandidateCount; i++)
        {
            float position = PitchGrid.Position(frame.Candidates[i].Pitch);
            float share = frame.Candidates[i].Weight / total;
            Add(_stable, _stableKernel, position, share);
            Add(_attack, _attackKernel, position, share);
        }

        float pitchWeight = (float)_settings.PitchWeight * (1 + frame.PitchEmphasis);
        Weigh(_stable, voiced, pitchWeight);
        Weigh(_attack, voiced, pitchWeight);
    }

    /// <summary>From likelihoods of a pitch to scores of a voiced frame; most bins have no support at all.</summary>
    private void Weigh(float[] likelihoods, float voiced, float weight)
    {
        float floor = (float)_settings.PitchFloor;
        float unsupported = voiced + (weight * MathF.Log(floor));
        foreach (ref float likelihood in likelihoods.AsSpan())
            likelihood = likelihood == 0 ? unsupported : voiced + (weight * MathF.Log(floor + likelihood));
    }

    private bool IsInRange(float pitch)
    {
        float position = PitchGrid.Position(pitch);
        return position > LowestBin - 1 && position < HighestBin + 1;
    }

    private float StrikeOf(in Frame frame) => frame.IsHeard
        ? (float)(_settings.ModelStrike * Math.Clamp(frame.Heard.Onset - _settings.ModelStrikeFloor, 0, MostStrike))
        : (float)_settings.FluxBonus * Math.Clamp(frame.Flux - UsualFlux, 0, MostStrike) / 5;

    private float VoicingOf(in Frame frame)
    {
        double logOdds = frame.IsHeard ? HeardLogOdds(frame) : ClassicalLogOdds(frame);
        return (float)(1 / (1 + Math.Exp(-logOdds)));
    }

    private double HeardLogOdds(in Frame frame) =>
        _settings.ModelVoicingBias + VoicingBias + (_settings.ModelVoicingScale * frame.Heard.Voicing);

    private double ClassicalLogOdds(in Frame frame) => _settings.VoicingBias + VoicingBias
        + (_settings.VoicingClarity * Sharpened(frame.Clarity))
        + (_settings.VoicingLevel * Math.Clamp(frame.AboveFloorDb, 0, 30) / 10)
        + (_settings.VoicingDrop * Math.Min(frame.DropDb, 40) / 10)
        + (_settings.VoicingAhead * Math.Min(frame.AheadDb, 40) / 10)
        + (_settings.VoicingTilt * Math.Clamp(frame.SonorityDb - frame.LevelDb, -50, BrightestTilt) / 10);

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
