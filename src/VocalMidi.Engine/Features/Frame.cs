using System.Runtime.CompilerServices;

namespace VocalMidi.Engine.Features;

/// <summary>A fundamental the frame may have.</summary>
/// <param name="Pitch">MIDI pitch at A4 = 440 Hz, fractional semitones.</param>
/// <param name="Weight">Belief, 0..1.</param>
internal readonly record struct PitchCandidate(float Pitch, float Weight);

/// <summary>Room for the candidates of one frame, stored in place.</summary>
[InlineArray(Capacity)]
internal struct CandidateList
{
    public const int Capacity = 10;
    private PitchCandidate _first;
}

/// <summary>What the engine knows of one hop of 5 ms: all that models and tracker hear.</summary>
internal struct Frame
{
    /// <summary>Possible fundamentals, <see cref="CandidateCount"/> of them.</summary>
    public CandidateList Candidates;

    /// <summary>How many candidates there are.</summary>
    public int CandidateCount;

    /// <summary>Clarity: highest normalised autocorrelation peak of the long window, 0..1.</summary>
    public float Clarity;

    /// <summary>Level of the last 16 ms, dBFS (RMS; a full-scale sine is -3).</summary>
    public float LevelDb;

    /// <summary>Level above the running noise floor, decibels.</summary>
    public float AboveFloorDb;

    /// <summary>Sonority: level of 400 Hz to 3.2 kHz, where vowels are strong, decibels.</summary>
    public float SonorityDb;

    /// <summary>Sonority below its recent peak, decibels.</summary>
    public float DropDb;

    /// <summary>
    /// Sonority below the highest of the next hops, decibels: the tracker fills it in, as far as it looks ahead.
    /// </summary>
    public float AheadDb;

    /// <summary>Spectral flux: mean rise of the band levels over 15 ms, decibels.</summary>
    public float Flux;
}
