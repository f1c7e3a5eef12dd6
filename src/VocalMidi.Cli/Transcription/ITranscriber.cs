using VocalMidi.Engine.Parameters;

namespace VocalMidi.Cli.Transcription;

/// <summary>Turns a recording into notes. Any thread may call; calls share nothing.</summary>
public interface ITranscriber
{
    /// <summary>Transcribes one recording.</summary>
    /// <param name="mono">Samples, full scale at ±1.</param>
    /// <param name="sampleRate">Hertz, 8000 to 384000.</param>
    /// <param name="parameters">Values that differ from the table's defaults.</param>
    /// <param name="progress">Told now and then how much is done, 0 to 1, on the calling thread.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 8 to 384 kHz.</exception>
    VoiceTranscription Transcribe(
        float[] mono, int sampleRate, IReadOnlyDictionary<ParameterId, double> parameters, Action<double> progress);
}
