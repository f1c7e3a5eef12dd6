using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Performance;

/// <summary>Turns a score into the movements of a singer's body.</summary>
internal static class Performer
{
    public static ControlTracks Perform(Score score, Singer singer, ulong seed)
    {
        var tracks = new ControlTracks(Math.Max(1, (int)Math.Ceiling(score.Seconds * ControlTracks.Rate) + 1));
        PitchContour.Draw(score, singer, SynthesisRandom.For(seed, 1), tracks);
        TractContour.Draw(score, singer, SynthesisRandom.For(seed, 4), tracks);
        LoudnessContour.Draw(score, singer, SynthesisRandom.For(seed, 2), tracks);
        NoiseContour.Draw(score, singer, SynthesisRandom.For(seed, 3), tracks);
        return tracks;
    }
}
