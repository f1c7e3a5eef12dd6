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

    /// <summary>Clarity (highest normalised autocorrelation peak) of the long window, 0..1.</summary>
    public float ClarityLong;

    /// <summary>Clarity of the short window, 0..1.</summary>
    public float ClarityShort;

    /// <summary>Level of the last 10 ms, dBFS (RMS; a full-scale sine is -3).</summary>
    public float LevelDb;

    /// <summary>Level above the running noise floor, decibels.</summary>
    public float AboveFloorDb;

    /// <summary>Sonority: level of 400 Hz to 3.2 kHz, where vowels are strong, decibels.</summary>
    public float SonorityDb;

    /// <summary>Sonority below its recent peak, decibels.</summary>
    public float DropDb;

    /// <summary>Depth of a dip of the sonority that has just ended: the lesser of its fall and its rise, decibels.</summary>
    public float DipDb;

    /// <summary>Rise of the sonority over its lowest of the last 60 ms, decibels.</summary>
    public float RiseDb;

    /// <summary>Spectral flux: mean rise of the band levels over 15 ms, decibels.</summary>
    public float Flux;

    /// <summary>Share of the energy above 3 kHz, 0..1: sibilants and breath are bright.</summary>
    public float Brightness;
}
