using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Performance;

/// <summary>Draws the noises: breathiness, plosive bursts, fricatives, breaths between phrases.</summary>
internal static class NoiseContour
{
    private const double BurstSeconds = 0.009;
    private const double BreathDb = -27;

    // Pulses reach 1 but carry little power; this makes breath through the tract about as loud as its dB says.
    private const double AspirationPerLevel = 0.12;

    public static void Draw(Score score, Singer singer, SynthesisRandom random, ControlTracks tracks)
    {
        Array.Fill(tracks.FricationHz, 1500f);
        Array.Fill(tracks.FricationBandwidthHz, 2000f);
        for (int i = 0; i < tracks.Frames; i++)
            tracks.Aspiration[i] = (float)(singer.Breathiness * tracks.Voicing[i]);
        double end = 0;
        foreach (ScoreNote note in score.Notes)
        {
            if (note.BreathSeconds > 0)
                DrawBreath(note, end, random, tracks);
            if (note.Start == NoteStart.Consonant && singer.Kind == VoiceKind.Sung)
                DrawConsonant(note, singer, random, tracks);
            end = note.Offset;
        }
    }

    /// <summary>A breath in, over shortly before the note's sound begins.</summary>
    private static void DrawBreath(ScoreNote note, double earliest, SynthesisRandom random, ControlTracks tracks)
    {
        double end = note.SoundStart - random.Uniform(0.02, 0.09);
        double start = Math.Max(earliest + 0.03, end - note.BreathSeconds);
        double level = Curves.FromDb(BreathDb + random.Uniform(-8, 4));
        double centre = random.Uniform(900, 2200);
        Paint(tracks, start, end, (end - start) * 0.4, level, centre, random.Uniform(1500, 3000));
    }

    private static void DrawConsonant(ScoreNote note, Singer singer, SynthesisRandom random, ControlTracks tracks)
    {
        ConsonantSound sound = ConsonantSound.Of(note.Consonant);
        double level = Curves.FromDb(note.LevelDb + sound.NoiseDb + random.Uniform(-4, 3));
        double centre = sound.NoiseHz * Math.Sqrt(singer.TractScale) * random.Uniform(0.9, 1.1);
        double vowel = LoudnessContour.VowelLevel(note, singer);
        switch (sound.Manner)
        {
            case ConsonantManner.Fricative:
                Paint(tracks, note.SoundStart, note.Onset + 0.006, 0.015, level, centre, sound.NoiseBandwidthHz);
                break;
            case ConsonantManner.Plosive:
                double release = note.Onset - Math.Min(random.Uniform(0.012, 0.05), note.ConsonantSeconds * 0.6);
                Paint(tracks, release, release + BurstSeconds, 0.002, level, centre, sound.NoiseBandwidthHz);
                Aspirate(tracks, release, note.Onset + 0.015, vowel * AspirationPerLevel * 0.5);
                break;
            case ConsonantManner.VoicedPlosive:
                Paint(tracks, note.Onset - BurstSeconds, note.Onset, 0.002, level, centre, sound.NoiseBandwidthHz);
                break;
            case ConsonantManner.Breath:
                Aspirate(tracks, note.SoundStart, note.Onset + 0.02, vowel * AspirationPerLevel);
                break;
            default:
                break;
        }
    }

    private static void Paint(
        ControlTracks tracks, double start, double end, double fade, double level, double centreHz, double bandwidthHz)
    {
        for (int i = tracks.FrameAt(start); i <= tracks.FrameAt(end); i++)
        {
            tracks.Frication[i] = (float)(level * Fade(i, start, end, fade));
            tracks.FricationHz[i] = (float)centreHz;
            tracks.FricationBandwidthHz[i] = (float)bandwidthHz;
        }
    }

    private static void Aspirate(ControlTracks tracks, double start, double end, double level)
    {
        for (int i = tracks.FrameAt(start); i <= tracks.FrameAt(end); i++)
            tracks.Aspiration[i] = Math.Max(tracks.Aspiration[i], (float)(level * Fade(i, start, end, 0.02)));
    }

    private static double Fade(int frame, double start, double end, double fade)
    {
        double time = (double)frame / ControlTracks.Rate;
        return Curves.Smooth((time - start) / fade) * Curves.Smooth((end - time) / fade);
    }
}
