namespace VocalMidi.Synthesis.Sets;

/// <summary>One sound without notes.</summary>
/// <param name="Name">Name of the file, after the set's.</param>
/// <param name="Kind">silence, white, hum, breath or clicks.</param>
/// <param name="LevelDb">RMS of hum and noise, loudest moment of breath, peak of clicks; dBFS.</param>
/// <param name="Hertz">Fundamental of a hum.</param>
public sealed record NegativeSound(string Name, string Kind, double LevelDb, double Hertz = 0);

/// <summary>Everything that decides a set of sounds in which nothing is sung.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="About">What it is for.</param>
/// <param name="Seed">Seed of all randomness.</param>
/// <param name="SampleRate">Hz.</param>
/// <param name="Seconds">Length of each sound.</param>
/// <param name="Sounds">The sounds, one file each.</param>
public sealed record NegativesConfiguration(
    string Name, string About, ulong Seed, int SampleRate, double Seconds, IReadOnlyList<NegativeSound> Sounds);
