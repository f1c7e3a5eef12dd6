namespace VocalMidi.Synthesis.Singing;

/// <summary>How the voice makes its sound.</summary>
public enum VoiceKind
{
    /// <summary>Vowels and consonants.</summary>
    Sung = 0,

    /// <summary>Mouth closed.</summary>
    Hummed = 1,

    /// <summary>With the lips: nearly a sine with breath noise around it.</summary>
    Whistled = 2,
}

/// <summary>What stays the same about a voice through a recording.</summary>
/// <param name="Name">Voice type.</param>
/// <param name="LowestMidi">Lowest comfortable pitch, MIDI semitones.</param>
/// <param name="HighestMidi">Highest comfortable pitch, MIDI semitones.</param>
/// <param name="TractScale">Formant frequencies relative to an average man's; a short tract is above 1.</param>
/// <param name="TiltHz">Corner of the low-pass that tilts the source's spectrum; effort raises it.</param>
/// <param name="OpenQuotient">Share of each period the glottis is open, 0.3 (pressed) to 0.8 (breathy).</param>
/// <param name="Breathiness">Aspiration noise relative to the glottal pulse, 0.003 (clear) to 0.05 (breathy).</param>
public sealed record Singer(
    string Name,
    double LowestMidi,
    double HighestMidi,
    double TractScale,
    double TiltHz,
    double OpenQuotient,
    double Breathiness)
{
    /// <summary>How the sound is made.</summary>
    public VoiceKind Kind { get; init; } = VoiceKind.Sung;

    /// <summary>Period-to-period variation of f0, standard deviation as a share of f0.</summary>
    public double Jitter { get; init; } = 0.004;

    /// <summary>Period-to-period variation of amplitude, standard deviation as a share of it.</summary>
    public double Shimmer { get; init; } = 0.03;

    /// <summary>Slow wandering of f0 (about 2 Hz), largest excursion in cents.</summary>
    public double DriftCents { get; init; } = 8;

    /// <summary>Fast unsteadiness of f0 (about 9 Hz), largest excursion in cents.</summary>
    public double FlutterCents { get; init; } = 5;

    /// <summary>
    /// 0..1: how far the third to fifth formants draw together, as in trained voices (Sundberg, 1974).
    /// </summary>
    public double SingersFormant { get; init; }

    /// <summary>The voice types by name, from bass to child, then hums and a whistle.</summary>
    public static IReadOnlyDictionary<string, Singer> Types { get; } = new[]
    {
        new Singer("bass", 39, 60, 0.94, 1500, 0.50, 0.008),
        new Singer("baritone", 43, 64, 0.99, 1700, 0.52, 0.008),
        new Singer("tenor", 48, 69, 1.04, 2000, 0.52, 0.008),
        new Singer("alto", 53, 74, 1.12, 2000, 0.58, 0.012),
        new Singer("mezzo", 57, 77, 1.16, 2200, 0.60, 0.012),
        new Singer("soprano", 60, 81, 1.20, 2500, 0.60, 0.010),
        new Singer("child", 60, 79, 1.35, 2200, 0.62, 0.016),
        new Singer("hum-low", 43, 62, 1.00, 1400, 0.58, 0.006) { Kind = VoiceKind.Hummed },
        new Singer("hum-high", 55, 75, 1.15, 1600, 0.60, 0.006) { Kind = VoiceKind.Hummed },
        new Singer("whistle", 75, 98, 1.00, 8000, 0.60, 0.03) { Kind = VoiceKind.Whistled },
    }.ToDictionary(s => s.Name);

    /// <summary>Another person of the same voice type: tract, source, steadiness and training vary.</summary>
    public Singer Vary(SynthesisRandom random) => this with
    {
        TractScale = TractScale * random.Uniform(0.95, 1.05),
        TiltHz = TiltHz * random.LogUniform(new Interval(0.65, 1.6)),
        OpenQuotient = OpenQuotient + random.Uniform(-0.1, 0.08),
        Breathiness = Breathiness * random.LogUniform(new Interval(0.4, 3)),
        Jitter = random.LogUniform(new Interval(0.0015, 0.008)),
        Shimmer = random.LogUniform(new Interval(0.01, 0.06)),
        DriftCents = random.Uniform(3, 18),
        FlutterCents = random.Uniform(2, 9),
        SingersFormant = random.Chance(0.4) ? random.Uniform(0.3, 1) : 0,
    };
}
