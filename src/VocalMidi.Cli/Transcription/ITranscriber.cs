using VocalMidi.AudioFiles;
using VocalMidi.Engine.Parameters;

namespace VocalMidi.Cli.Transcription;

/// <summary>Turns a recording into notes. Any thread may call; calls share nothing.</summary>
public interface ITranscriber
{
    /// <summary>Transcribes one recording, which is read bit by bit to its end.</summary>
    /// <param name="recording">At its start; 8000 to 384000 Hz.</param>
    /// <param name="parameters">Values that differ from the table's defaults.</param>
    /// <param name="progress">Told now and then how much is done, 0 to 1, on the calling thread.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 8 to 384 kHz.</exception>
    VoiceTranscription Transcribe(
        IMonoSource recording, IReadOnlyDictionary<ParameterId, double> parameters, Action<double> progress);
}
