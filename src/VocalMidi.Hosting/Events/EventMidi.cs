using VocalMidi.Midi;

namespace VocalMidi.Hosting.Events;

/// <summary>Events as a Standard MIDI File's content.</summary>
public static class EventMidi
{
    private const int TuningExpression = 2;

    /// <summary>
    /// The song of one instance's pass. Note expressions have no place in a MIDI file: of them the tuning is written
    /// as pitch bend over ±<paramref name="bendRange"/> semitones.
    /// </summary>
    /// <param name="events">In the order they left.</param>
    /// <param name="sampleRate">Hertz.</param>
    /// <param name="latencySamples">Taken off every time, as a host's delay compensation would.</param>
    /// <param name="tempoBpm">Quarter notes a minute.</param>
    /// <param name="trackName">Shown by a sequencer.</param>
    /// <param name="bendRange">Semitones either way.</param>
    public static MidiSong ToSong(
        IEnumerable<HostEvent> events,
        int sampleRate,
        int latencySamples,
        double tempoBpm,
        string trackName,
        double bendRange = 2)
    {
        ArgumentNullException.ThrowIfNull(events);
        var song = new MidiSong(MidiSong.DefaultTicksPerQuarter, tempoBpm, trackName, []);
        var messages = new List<MidiMessage>();
        foreach (HostEvent e in events)
        {
            long tick = song.TickAt(Math.Max(0, e.Sample - latencySamples) / (double)sampleRate);
            if (ToMessage(e, tick, bendRange) is { } message) messages.Add(message);
        }

        return song with { Messages = messages };
    }

    private static MidiMessage? ToMessage(HostEvent e, long tick, double bendRange)
    {
        ReadOnlySpan<byte> data = e.Data.Span;
        int channel = Math.Max(e.Channel, 0);
        return e.Kind switch
        {
            HostEventKind.NoteOn => MidiMessage.NoteOn(tick, channel, e.Key, Math.Max(1, (int)Math.Round(e.Value * 127))),
            HostEventKind.NoteOff or HostEventKind.NoteChoke => MidiMessage.NoteOff(tick, channel, e.Key),
            HostEventKind.Expression when e.Id == TuningExpression => MidiMessage.Bend(
                tick, channel, MidiMessage.BendCentre + (int)Math.Round(e.Value / bendRange * MidiMessage.BendCentre)),
            HostEventKind.Midi when data[0] is >= 0x80 and < 0xF0 => new MidiMessage(tick, data[0], data[1], data[2]),
            _ => null,
        };
    }
}
