using VocalMidi.Engine.Audio;

namespace VocalMidi.Engine.Features;

/// <summary>Level and the running noise floor, once per hop.</summary>
internal sealed class LevelMeter
{
    /// <summary>How fast the floor follows a louder background, dB per hop: 2 dB/s, so a held note stays above it.</summary>
    private const float FloorRise = 2f * (float)AnalysisRate.HopSeconds;

    /// <summary>How fast it falls to a softer one: a share of the difference per hop.</summary>
    private const float FloorFall = 0.1f;

    private const float SilenceDb = -100f;
    private const float StartFloorDb = -75f;

    private float _floorDb = StartFloorDb;


    public void Reset() => _floorDb = StartFloorDb;

    /// <summary>Measures the newest samples: level in dBFS, and above the floor.</summary>
    public (float LevelDb, float AboveFloorDb) Measure(ReadOnlySpan<float> window)
    {
        double power = 0;
        foreach (float x in window) power += x * x;
        float level = Math.Max(SilenceDb, 10 * MathF.Log10((float)(power / window.Length) + 1e-12f));
        _floorDb += level < _floorDb ? FloorFall * (level - _floorDb) : Math.Min(FloorRise, level - _floorDb);
        return (level, level - _floorDb);
    }
}
