using VocalMidi.Cli.Output;
using VocalMidi.Engine.Timing;
using VocalMidi.Midi;

namespace VocalMidi.Cli.Scripts;

/// <summary>A MIDI file through scripts.</summary>
internal static class ScriptedSong
{
    /// <summary>A rate whose samples are finer than the ticks of files.</summary>
    private const int SampleRate = 48000;

    /// <summary>Plays the song to the scripts.</summary>
    /// <param name="song">The song.</param>
    /// <param name="scripts">Rework it.</param>
    /// <param name="tempo">Of the transport, quarter notes a minute; the file's ticks keep their times.</param>
    /// <param name="bendRange">Semitones either way of bends, in and out.</param>
    /// <param name="terminal">Hears what the scripts log and what goes wrong with them.</param>
    public static MidiSong Play(MidiSong song, ScriptSet scripts, double tempo, int bendRange, Terminal terminal)
    {
        var events = MidiEvents.Of(song, SampleRate, bendRange);
        long end = events.Events.Count == 0 ? 0 : events.Events[^1].DecisionSample;
        var player = new ScriptPlayer(SampleRate, end, Placed: 0, (long)(ScriptPlayer.FileSeconds * SampleRate));
        var played = new Recorded();
        player.Play(events.Events, scripts, tempo, played, terminal);
        MidiSong rest = song with { TempoBpm = tempo, Messages = AtTempo(events.Others, song, tempo) };
        return EventsMidi.ToSong(
            rest,
            played.Events,
            each => (double)(each.DueSample - player.Latency) / SampleRate,
            HasBends(song) ? bendRange : null);
    }

    private static bool HasBends(MidiSong song) => song.Messages.Any(message => message.Kind == 0xE0);

    private static IReadOnlyList<MidiMessage> AtTempo(IReadOnlyList<MidiMessage> messages, MidiSong song, double tempo)
    {
        MidiSong target = song with { TempoBpm = tempo };
        return [.. messages.Select(message => message with { Tick = target.TickAt(song.SecondsAt(message.Tick)) })];
    }

    private sealed class Recorded : IVoiceEventSink
    {
        public List<VoiceEvent> Events { get; } = [];

        public void Accept(in VoiceEvent voiceEvent) => Events.Add(voiceEvent);
    }
}
