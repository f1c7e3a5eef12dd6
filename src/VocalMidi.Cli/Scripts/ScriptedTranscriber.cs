using VocalMidi.AudioFiles;
using VocalMidi.Cli.Transcription;
using VocalMidi.Engine;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Scripts;

/// <summary>
/// What another transcriber hears, reworked by scripts: live and aligned as the plugin does it, whole files with two
/// seconds in which a script may move notes to an earlier time.
/// </summary>
/// <param name="inner">Hears, and keeps what scripts need: <see cref="NeededFor"/>.</param>
/// <param name="timing">Whose notes they are.</param>
/// <param name="scripts">Rework them.</param>
/// <param name="tempo">Of the transport, quarter notes a minute.</param>
/// <param name="terminal">Hears what the scripts say.</param>
internal sealed class ScriptedTranscriber(
    ITranscriber inner, NoteTiming timing, ScriptSet scripts, double tempo, Terminal terminal) : ITranscriber
{
    /// <summary>What a transcriber must keep for scripts.</summary>
    public static Kept NeededFor(NoteTiming timing) => timing == NoteTiming.File ? Kept.PitchTrace : Kept.Events;

    /// <inheritdoc/>
    public VoiceTranscription Transcribe(
        IMonoSource recording, IReadOnlyDictionary<ParameterId, double> parameters, Action<double> progress)
    {
        VoiceTranscription heard = inner.Transcribe(recording, parameters, progress);
        int sampleRate = recording.SampleRate;
        IReadOnlyList<VoiceEvent> events = heard.Events ?? NoteEvents.Of(heard, sampleRate);
        var player = new ScriptPlayer(
            sampleRate,
            recording.Position,
            timing == NoteTiming.Aligned ? VoicePipeline.LatencySamplesFor(sampleRate, TimingMode.Aligned) : 0,
            timing == NoteTiming.File ? (long)(ScriptPlayer.FileSeconds * sampleRate) : 0);
        var collector = new NoteCollector(sampleRate, (int)player.Latency, Kept.Events);
        player.Play(events, scripts, tempo, collector, terminal);
        return heard with
        {
            Notes = [.. collector.Notes.OrderBy(note => note.OnsetSeconds)],
            Played = new PlayedEvents(collector.Events, sampleRate, player.Latency),
        };
    }
}
