using VocalMidi.Synthesis.Performance;
using VocalMidi.Synthesis.Recording;
using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Singing;
using VocalMidi.Synthesis.Sound;

namespace VocalMidi.Synthesis;

/// <summary>
/// The singing synthesiser: score → movements of the singer (f0, formants, amplitudes) → source and tract → room,
/// microphone, noise.
/// <para>
/// The same arguments give the same samples. All randomness comes from the seed through <see cref="SynthesisRandom"/>;
/// sines and exponentials come from the platform's mathematics library, so two kinds of machine may differ in the last
/// bits of a float, never in the notes.
/// </para>
/// </summary>
public static class SingingVoice
{
    /// <summary>Sings and records a score.</summary>
    /// <param name="name">Name of the recording.</param>
    /// <param name="score">The notes, by onset.</param>
    /// <param name="singer">Who sings.</param>
    /// <param name="conditions">Where and how it is recorded.</param>
    /// <param name="sampleRate">Hz, 16000 or more.</param>
    /// <param name="seed">Chooses every random detail.</param>
    public static RenderedVoice Record(
        string name, Score score, Singer singer, RecordingConditions conditions, int sampleRate, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 16000);
        float[] voice = Sing(score, singer, sampleRate, seed);
        IReadOnlyList<SungNote> notes = score.Truth();
        return new RenderedVoice(name, sampleRate, Recorder.Record(voice, sampleRate, notes, conditions, seed), notes);
    }

    /// <summary>The voice alone, not recorded: no room, no noise, a normally loud vowel at an RMS near 1.</summary>
    internal static float[] Sing(Score score, Singer singer, int sampleRate, ulong seed) =>
        VoiceRenderer.Render(Performer.Perform(score, singer, seed), singer, sampleRate, seed);
}
