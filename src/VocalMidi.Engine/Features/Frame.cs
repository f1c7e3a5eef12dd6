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

/// <summary>What one head of a model says about a hop.</summary>
/// <param name="Voicing">Log odds that the hop is inside a note.</param>
/// <param name="Onset">Log odds that a note begins near the hop.</param>
/// <param name="Glide">Where the note that the hop is in will settle, less the hop's top pitch; semitones.</param>
/// <param name="Offset">Log odds that a note ends near the hop.</param>
internal readonly record struct HeadOutput(float Voicing, float Onset, float Glide, float Offset);

/// <summary>Room for the outputs of all heads, stored in place.</summary>
[InlineArray(Capacity)]
internal struct HeadList
{
    public const int Capacity = 6;
    private HeadOutput _first;
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

    /// <summary>The same of the short window, 0..1.</summary>
    public float ShortClarity;

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

    /// <summary>
    /// What is added to the weight of the pitch because of how it moves, in units of that weight: the tracker fills it
    /// in.
    /// </summary>
    public float PitchEmphasis;

    /// <summary>Spectral flux: mean rise of the band levels over 15 ms, decibels.</summary>
    public float Flux;

    /// <summary>
    /// With a model: the pitch that most candidates agree on, MIDI; while there are none, the last one.
    /// </summary>
    public float TopPitch;

    /// <summary>
    /// What each head of the model said when it had heard this hop: about the hop its look-ahead ago. Of
    /// <see cref="HeadCount"/> heads.
    /// </summary>
    public HeadList Heads;

    /// <summary>How many heads have spoken; 0 without a model.</summary>
    public int HeadCount;

    /// <summary>What the head that the tracker listens to says about this hop: the tracker fills it in.</summary>
    public HeadOutput Heard;

    /// <summary>Whether <see cref="Heard"/> holds something: false without a model.</summary>
    public bool IsHeard;
}
