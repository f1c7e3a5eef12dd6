namespace VocalMidi.Synthesis.Singing;

/// <summary>The sound a note is held on.</summary>
public enum Vowel
{
    /// <summary>As in "father".</summary>
    A = 0,

    /// <summary>As in "bed".</summary>
    E = 1,

    /// <summary>As in "see".</summary>
    I = 2,

    /// <summary>As in "more".</summary>
    O = 3,

    /// <summary>As in "boot".</summary>
    U = 4,

    /// <summary>A hum: the mouth closed.</summary>
    Hum = 5,
}

/// <summary>Centre frequencies of the first five formants of an average man, Hz.</summary>
internal readonly record struct Formants(float F1, float F2, float F3, float F4, float F5)
{
    public const int Count = 5;

    public float this[int index] => index switch { 0 => F1, 1 => F2, 2 => F3, 3 => F4, _ => F5 };

    public Formants Scaled(double factor)
    {
        float f = (float)factor;
        return new Formants(F1 * f, F2 * f, F3 * f, F4 * f, F5 * f);
    }
}

internal static class VowelTable
{
    // The order of magnitude is Peterson and Barney's (1952) for men; i and u are opened a little, as sung vowels are.
    private static readonly Formants[] s_formants =
    [
        new(710, 1130, 2450, 3400, 4500),
        new(520, 1780, 2480, 3450, 4500),
        new(310, 2200, 2950, 3600, 4600),
        new(490, 900, 2400, 3350, 4450),
        new(340, 860, 2250, 3300, 4450),
        new(260, 1050, 2150, 3000, 4200),
    ];

    public static Formants Of(Vowel vowel) => s_formants[(int)vowel];
}
