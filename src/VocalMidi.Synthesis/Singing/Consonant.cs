namespace VocalMidi.Synthesis.Singing;

/// <summary>The sound before a note's vowel.</summary>
public enum Consonant
{
    /// <summary>The note starts with its vowel.</summary>
    None = 0,

    /// <summary>Unvoiced plosive at the lips.</summary>
    P = 1,

    /// <summary>Unvoiced plosive at the teeth ridge.</summary>
    T = 2,

    /// <summary>Unvoiced plosive at the palate.</summary>
    K = 3,

    /// <summary>Unvoiced fricative, high and strong.</summary>
    S = 4,

    /// <summary>Unvoiced fricative at the lip, flat and weak.</summary>
    F = 5,

    /// <summary>Unvoiced fricative as in "she".</summary>
    Sh = 6,

    /// <summary>Breath through the vowel's own tract.</summary>
    H = 7,

    /// <summary>Nasal at the lips.</summary>
    M = 8,

    /// <summary>Nasal at the teeth ridge.</summary>
    N = 9,

    /// <summary>Liquid.</summary>
    L = 10,

    /// <summary>Voiced plosive at the teeth ridge.</summary>
    D = 11,

    /// <summary>Voiced plosive at the lips.</summary>
    B = 12,

    /// <summary>Approximant as in "ray".</summary>
    R = 13,
}

internal enum ConsonantManner
{
    Plosive,
    Fricative,
    Breath,
    Sonorant,
    VoicedPlosive,
}

/// <summary>How a consonant is made.</summary>
/// <param name="Manner">What it does in time.</param>
/// <param name="Tract">The tract while it lasts; also where the vowel's formants come from.</param>
/// <param name="VoicedDb">Level of its voicing below the vowel's.</param>
/// <param name="NoiseDb">Level of its noise below the vowel's.</param>
/// <param name="NoiseHz">Centre of its noise.</param>
/// <param name="NoiseBandwidthHz">Bandwidth of its noise.</param>
internal sealed record ConsonantSound(
    ConsonantManner Manner, Formants Tract, double VoicedDb, double NoiseDb, double NoiseHz, double NoiseBandwidthHz)
{
    private static readonly Formants s_labial = new(270, 800, 2200, 3300, 4400);
    private static readonly Formants s_alveolar = new(290, 1700, 2600, 3500, 4500);
    private static readonly Formants s_velar = new(290, 1500, 2100, 3400, 4500);

    private static readonly ConsonantSound[] s_sounds =
    [
        new(ConsonantManner.Breath, s_labial, 0, -99, 1000, 1000),
        new(ConsonantManner.Plosive, s_labial, -99, -16, 900, 900),
        new(ConsonantManner.Plosive, s_alveolar, -99, -12, 4200, 2500),
        new(ConsonantManner.Plosive, s_velar, -99, -12, 1900, 900),
        new(ConsonantManner.Fricative, s_alveolar, -99, -15, 6500, 2600),
        new(ConsonantManner.Fricative, s_labial, -99, -26, 5000, 6000),
        new(ConsonantManner.Fricative, s_velar, -99, -14, 3200, 1500),
        new(ConsonantManner.Breath, s_labial, -99, -20, 1500, 2000),
        new(ConsonantManner.Sonorant, new(260, 1050, 2150, 3100, 4300), -9, -99, 1000, 1000),
        new(ConsonantManner.Sonorant, new(270, 1450, 2400, 3200, 4300), -8, -99, 1000, 1000),
        new(ConsonantManner.Sonorant, new(340, 1150, 2700, 3400, 4400), -6, -99, 1000, 1000),
        new(ConsonantManner.VoicedPlosive, s_alveolar, -19, -20, 3800, 2500),
        new(ConsonantManner.VoicedPlosive, s_labial, -20, -24, 800, 900),
        new(ConsonantManner.Sonorant, new(330, 1150, 1650, 3100, 4300), -5, -99, 1000, 1000),
    ];

    public bool IsVoiced => Manner is ConsonantManner.Sonorant or ConsonantManner.VoicedPlosive;

    public static ConsonantSound Of(Consonant consonant) => s_sounds[(int)consonant];
}
