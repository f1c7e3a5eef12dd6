using VocalMidi.Cli.Output;
using VocalMidi.Engine.Timing;
using VocalMidi.Midi;
using VocalMidi.Scripting;

namespace VocalMidi.Cli.Scripts;

/// <summary>A MIDI file through scripts.</summary>
internal static class ScriptedSong
{
    /// <summary>A rate whose samples are finer than the ticks of files.</summary>
    private const int SampleRate = 48000;

    /// <summary>Scripts may move notes to an earlier time by so much, seconds: a file is known in advance.</summary>
    public const double LookaheadSeconds = 2;

    /// <summary>Plays the song to the scripts.</summary>
    /// <param name="song">The song.</param>
    /// <param name="scripts">Rework it.</param>
    /// <param name="tempo">Of the transport, quarter notes a minute; the file's ticks keep their times.</param>
    /// <param name="bendRange">Semitones either way of bends, in and out.</param>
    /// <param name="terminal">Hears what the scripts log and what goes wrong with them.</param>
    public static MidiSong Play(MidiSong song, ScriptSet scripts, double tempo, int bendRange, Terminal terminal)
    {
        var events = MidiEvents.Of(song, SampleRate, bendRange);
        const long latency = (long)(LookaheadSeconds * SampleRate);
        var played = new EventList();
        using ScriptChain chain = scripts.NewChain(SampleRate, played, tempo, latency);
        chain.HoldsUntilDue = true;
        long end = 0;
        foreach (VoiceEvent each in events.Events)
        {
            chain.Accept(each with { DueSample = each.DueSample + latency });
            end = each.DecisionSample;
            ScriptWords.PassOn(chain, terminal);
        }

        chain.Finish(end + latency);
        ScriptWords.SayDropped(chain, terminal);
        MidiSong rest = song with { TempoBpm = tempo, Messages = AtTempo(events.Others, song, tempo) };
        return EventsMidi.ToSong(
            rest,
            played.Events,
            each => (double)(each.DueSample - latency) / SampleRate,
            HasBends(song) ? bendRange : null);
    }

    private static bool HasBends(MidiSong song) => song.Messages.Any(message => message.Kind == 0xE0);

    private static IReadOnlyList<MidiMessage> AtTempo(IReadOnlyList<MidiMessage> messages, MidiSong song, double tempo)
    {
        MidiSong target = song with { TempoBpm = tempo };
        return [.. messages.Select(message => message with { Tick = target.TickAt(song.SecondsAt(message.Tick)) })];
    }
}
