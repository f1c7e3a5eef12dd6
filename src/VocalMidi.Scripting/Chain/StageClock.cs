using VocalMidi.Engine.Timing;

namespace VocalMidi.Scripting.Chain;

/// <summary>How far a stage has come in the stream. Samples; never goes back but by <see cref="Restart"/>.</summary>
internal sealed class StageClock(int sampleRate)
{
    /// <summary>Of the stream, hertz.</summary>
    public int SampleRate { get; } = sampleRate;

    /// <summary>The sample that has been reached: what leaves now was decided here.</summary>
    public long Sample { get; private set; }

    /// <summary>Latency of the voice's moments, samples.</summary>
    public long Latency { get; set; }

    /// <summary>The voice's moment that sounds now.</summary>
    public long Voice => Sample - Latency;

    /// <summary>The stream has come to a sample, or is past it already.</summary>
    public void Reach(long sample) => Sample = Math.Max(Sample, sample);

    /// <summary>The stream goes on at any sample.</summary>
    public void Restart(long sample) => Sample = sample;

    /// <summary>When an event sounds.</summary>
    public long DueOf(in VoiceEvent e) => Math.Max(e.DueSample, e.VoiceSample + Latency);
}
