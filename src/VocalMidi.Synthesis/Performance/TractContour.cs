using VocalMidi.Synthesis.Scoring;
using VocalMidi.Synthesis.Singing;

namespace VocalMidi.Synthesis.Performance;

/// <summary>Moves the formants from sound to sound, and the source's tilt with effort.</summary>
internal static class TractContour
{
    // A tongue takes some 60 ms from place to place: two moving averages of 2 * 15 + 1 ms.
    private const int RoundingFrames = 15;

    // Nobody holds a vowel still: the formants wander by this share.
    private const float WanderShare = 0.05f;

    // Louder singing closes the glottis faster: its spectrum falls less steeply (Sundberg, 1987).
    private const double TiltOctavesPerDb = 0.07;

    private const float ClosedTiltShare = 0.45f;

    public static void Draw(Score score, Singer singer, SynthesisRandom random, ControlTracks tracks)
    {
        int frame = 0;
        ScoreNote? previous = null;
        foreach (ScoreNote note in score.Notes)
        {
            Formants vowel = VowelFormants(note, singer);
            float tilt = VowelTilt(note, singer);
            int onset = tracks.FrameAt(note.Onset);
            if (note.Start == NoteStart.Consonant)
            {
                ConsonantSound sound = ConsonantSound.Of(note.Consonant);
                // The tongue is on its way before the sound starts; in a gap it waits in place.
                int start = previous is null ? 0 : tracks.FrameAt(Math.Max(previous.Offset, note.SoundStart - 0.04));
                Fill(tracks, ref frame, start, null, 0);
                Formants closed = note.Consonant == Consonant.H ? vowel : sound.Tract.Scaled(singer.TractScale);
                Fill(tracks, ref frame, onset, closed, sound.IsVoiced ? tilt * ClosedTiltShare : tilt);
            }
            else if (previous is not null)
            {
                Fill(tracks, ref frame, (onset + tracks.FrameAt(previous.Offset)) / 2, null, 0);
            }

            Fill(tracks, ref frame, tracks.FrameAt(note.Offset), vowel, tilt);
            previous = note;
        }

        Fill(tracks, ref frame, tracks.Frames, null, 0);
        foreach (float[] track in tracks.FormantHz)
        {
            Curves.Round(track, RoundingFrames);
            float[] wander = Curves.Wander(random, 3, tracks.Frames);
            for (int i = 0; i < tracks.Frames; i++)
                track[i] *= 1 + (WanderShare * wander[i]);
        }

        Curves.Round(tracks.TiltHz, RoundingFrames / 2);
        FollowPitch(tracks);
    }

    public static Formants VowelFormants(ScoreNote note, Singer singer)
    {
        Vowel vowel = singer.Kind == VoiceKind.Hummed ? Vowel.Hum : note.Vowel;
        Formants f = VowelTable.Of(vowel).Scaled(singer.TractScale);
        if (singer.SingersFormant <= 0 || vowel == Vowel.Hum)
            return f;
        float share = (float)singer.SingersFormant * 0.7f;
        float centre = (float)(2900 * Math.Sqrt(singer.TractScale));
        return f with
        {
            F3 = f.F3 + (share * ((centre * 0.93f) - f.F3)),
            F4 = f.F4 + (share * (centre - f.F4)),
            F5 = f.F5 + (share * ((centre * 1.12f) - f.F5)),
        };
    }

    public static float VowelTilt(ScoreNote note, Singer singer) =>
        (float)(singer.TiltHz * Math.Pow(2, TiltOctavesPerDb * note.LevelDb));

    /// <summary>Fills frames up to <paramref name="end"/>; without formants everything stays where it is.</summary>
    private static void Fill(ControlTracks tracks, ref int frame, int end, Formants? formants, float tilt)
    {
        end = Math.Min(end, tracks.Frames);
        for (; frame < end; frame++)
        {
            int before = Math.Max(0, frame - 1);
            for (int k = 0; k < Formants.Count; k++)
                tracks.FormantHz[k][frame] = formants is { } f ? f[k] : tracks.FormantHz[k][before];
            tracks.TiltHz[frame] = formants is not null ? tilt : tracks.TiltHz[before];
        }
    }

    /// <summary>High voices open the mouth until the first formant is at least at f0 (Sundberg, 1975).</summary>
    private static void FollowPitch(ControlTracks tracks)
    {
        for (int i = 0; i < tracks.Frames; i++)
        {
            float lowest = (float)(1.05 * Curves.HertzOf(tracks.Pitch[i]));
            tracks.FormantHz[0][i] = Math.Max(tracks.FormantHz[0][i], lowest);
            for (int k = 1; k < Formants.Count; k++)
                tracks.FormantHz[k][i] = Math.Max(tracks.FormantHz[k][i], tracks.FormantHz[k - 1][i] + 150);
        }
    }
}
