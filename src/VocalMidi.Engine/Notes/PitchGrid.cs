namespace VocalMidi.Engine.Notes;

/// <summary>The pitches the decoder tells apart: thirds of a semitone.</summary>
internal static class PitchGrid
{
    /// <summary>States per semitone.</summary>
    public const int PerSemitone = 3;

    /// <summary>MIDI pitch of bin 0 (A1, 55 Hz).</summary>
    public const int Lowest = 33;

    /// <summary>Bins up to MIDI pitch 100 (2.6 kHz, a whistle).</summary>
    public const int Bins = ((100 - Lowest) * PerSemitone) + 1;

    /// <summary>MIDI pitch of a bin.</summary>
    public static float PitchOf(int bin) => Lowest + ((float)bin / PerSemitone);

    /// <summary>Position of a MIDI pitch on the grid, in bins, fractional.</summary>
    public static float Position(float pitch) => (pitch - Lowest) * PerSemitone;
}
