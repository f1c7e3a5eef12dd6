using CsCheck;

namespace VocalMidi.Scripting.Tests.Scripts;

/// <summary>Keys, scales and sung pitches for properties; the scales from a table of their own.</summary>
internal static class Keys
{
    private static readonly string[] s_keys = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];

    private static readonly Dictionary<string, int[]> s_scales = new()
    {
        ["major"] = [0, 2, 4, 5, 7, 9, 11],
        ["minor"] = [0, 2, 3, 5, 7, 8, 10],
        ["harmonic_minor"] = [0, 2, 3, 5, 7, 8, 11],
        ["melodic_minor"] = [0, 2, 3, 5, 7, 9, 11],
        ["dorian"] = [0, 2, 3, 5, 7, 9, 10],
        ["phrygian"] = [0, 1, 3, 5, 7, 8, 10],
        ["lydian"] = [0, 2, 4, 6, 7, 9, 11],
        ["mixolydian"] = [0, 2, 4, 5, 7, 9, 10],
    };

    public static Gen<string> Key { get; } = From(s_keys);

    /// <summary>The scales of seven notes, which scale, harmony and chords all have.</summary>
    public static Gen<string> Mode { get; } = From([.. s_scales.Keys]);

    /// <summary>Within 45 cents of a key a voice can sing.</summary>
    public static Gen<double> Pitch { get; } =
        from key in Gen.Int[36, 90]
        from cents in Gen.Int[-45, 45]
        select key + (cents / 100.0);

    public static Gen<string> From(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    public static bool Contains(string key, string mode, int midiKey) =>
        s_scales[mode].Contains((midiKey - Array.IndexOf(s_keys, key) + 120) % 12);
}
