namespace VocalMidi.Synthesis.Recording;

/// <summary>Puts a clean voice into a room, before a microphone, onto a background and to a level.</summary>
public static class Recorder
{
    /// <summary>Changes the voice in place and returns it. Any thread.</summary>
    /// <param name="voice">Mono samples.</param>
    /// <param name="sampleRate">Hertz.</param>
    /// <param name="notes">Where it sings: the noise is measured against these; over all of it when there are none.</param>
    /// <param name="conditions">What is done to it.</param>
    /// <param name="seed">Of the noise.</param>
    public static float[] Record(
        float[] voice, int sampleRate, IReadOnlyList<SungNote> notes, RecordingConditions conditions, ulong seed)
    {
        Room.Add(voice, sampleRate, conditions.ReverberationSeconds, conditions.RoomDb);
        Microphone.Apply(voice, sampleRate, conditions);
        double noiseRms = Levels.RmsOfNotes(voice, sampleRate, notes) * Math.Pow(10, -conditions.SnrDb / 20);
        float[] noise = Background.Make(
            voice.Length, sampleRate, conditions.NoiseDarkness, noiseRms, SynthesisRandom.For(seed, 21));
        for (int i = 0; i < voice.Length; i++)
            voice[i] += noise[i];
        Levels.Scale(voice, Math.Pow(10, conditions.PeakDb / 20) / Math.Max(1e-9, Levels.Peak(voice)));
        return voice;
    }
}
