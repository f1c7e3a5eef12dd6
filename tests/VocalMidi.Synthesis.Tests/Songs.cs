using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Tests;

/// <summary>Small scores and a singer without chance in the voice.</summary>
internal static class Songs
{
    public const ulong Seed = 42;

    public static Singer Steady(string type) => Singer.Types[type] with
    {
        Jitter = 0,
        Shimmer = 0,
        DriftCents = 0,
        FlutterCents = 0,
        Breathiness = 0.003,
    };

    public static ScoreNote Note(double onset, double offset, double pitch) =>
        new() { Onset = onset, Offset = offset, Pitch = pitch };

    public static Score Of(params ScoreNote[] notes) => new(notes, notes.Length == 0 ? 1 : notes[^1].Offset + 0.5);

    public static float[] Sing(Score score, Singer singer, ulong seed = Seed) =>
        SingingVoice.Sing(score, singer, Listening.SampleRate, seed);
}
