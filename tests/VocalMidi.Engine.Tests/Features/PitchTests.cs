using CsCheck;
using VocalMidi.Engine.Audio;
using VocalMidi.Engine.Features;

namespace VocalMidi.Engine.Tests.Features;

public sealed class PitchTests
{
    [Fact]
    public void A_steady_tone_is_heard_within_four_cents_from_bass_to_whistle() =>
        Gen.Double[38, 96].Sample(pitch =>
        {
            Frame frame = LastFrame(Signals.Tone(Signals.Hertz(pitch), 0.2, AnalysisRate.Hertz));
            Assert.InRange(Best(frame).Pitch, pitch - 0.04, pitch + 0.04);
            Assert.True(frame.Clarity > 0.95);
        }, iter: 200);

    [Fact]
    public void Weights_are_probabilities() =>
        Gen.Select(Gen.Double[40, 90], Gen.Double[0, 0.3], Gen.Int[1, 1000]).Sample((pitch, noise, seed) =>
        {
            float[] sound = Signals.Tone(Signals.Hertz(pitch), 0.1, AnalysisRate.Hertz);
            float[] hiss = Signals.Noise(0.1, AnalysisRate.Hertz, seed, noise);
            for (int i = 0; i < sound.Length; i++) sound[i] += hiss[i];
            Frame frame = LastFrame(sound);
            float sum = 0;
            for (int i = 0; i < frame.CandidateCount; i++)
            {
                Assert.True(frame.Candidates[i].Weight >= 0);
                sum += frame.Candidates[i].Weight;
            }

            Assert.InRange(sum, 0, 1.0001f);
        }, iter: 100);

    [Fact]
    public void Loudness_changes_nothing_but_the_level() =>
        Gen.Double[0.001, 0.5].Sample(amplitude =>
        {
            Frame soft = LastFrame(Signals.Tone(220, 0.2, AnalysisRate.Hertz, amplitude));
            Frame loud = LastFrame(Signals.Tone(220, 0.2, AnalysisRate.Hertz, 0.5));
            Assert.Equal(Best(loud).Pitch, Best(soft).Pitch, 0.001f);
            Assert.Equal(20 * Math.Log10(0.5 / amplitude), loud.LevelDb - soft.LevelDb, 0.01);
        }, iter: 30);

    [Fact]
    public void Silence_has_no_candidates_and_no_clarity()
    {
        Frame frame = LastFrame(new float[3200]);
        Assert.Equal(0, frame.CandidateCount);
        Assert.Equal(0, frame.Clarity);
        Assert.Equal(-100, frame.LevelDb);
    }

    [Fact]
    public void White_noise_is_not_clear() =>
        Assert.True(LastFrame(Signals.Noise(0.3, AnalysisRate.Hertz, 5)).Clarity < 0.5);

    internal static PitchCandidate Best(in Frame frame)
    {
        PitchCandidate best = default;
        for (int i = 0; i < frame.CandidateCount; i++)
            if (frame.Candidates[i].Weight > best.Weight) best = frame.Candidates[i];
        return best;
    }

    private static Frame LastFrame(float[] sound)
    {
        var analyzer = new FrameAnalyzer();
        Frame frame = default;
        for (int at = 0; at + AnalysisRate.HopSamples <= sound.Length; at += AnalysisRate.HopSamples)
            analyzer.Analyse(sound.AsSpan(at, AnalysisRate.HopSamples), out frame);
        return frame;
    }
}
