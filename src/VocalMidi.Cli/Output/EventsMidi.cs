using VocalMidi.Engine.Timing;
using VocalMidi.Midi;

namespace VocalMidi.Cli.Output;

/// <summary>
/// Events that scripts have reworked, many notes on many channels, as a Standard MIDI File. A channel has one bend: of
/// its notes the one that began last decides it, as in the plugin.
/// </summary>
internal sealed class EventsMidi
{
    private readonly MidiSong _song;
    private readonly Func<VoiceEvent, double> _secondsOf;
    private readonly int? _bendRange;
    private readonly List<MidiMessage> _messages = [];
    private readonly List<Sounding> _sounding = [];
    private readonly Dictionary<int, int> _bends = [];

    private EventsMidi(MidiSong song, Func<VoiceEvent, double> secondsOf, int? bendRange)
    {
        _song = song;
        _secondsOf = secondsOf;
        _bendRange = bendRange;
    }

    /// <summary>The song of some events, with further messages beside them.</summary>
    /// <param name="song">Tempo, resolution and name; its messages are kept.</param>
    /// <param name="events">In order of time.</param>
    /// <param name="secondsOf">When an event sounds, seconds from the song's start.</param>
    /// <param name="bendRange">Semitones either way of bends that follow the notes' pitch; null: no bends.</param>
    public static MidiSong ToSong(
        MidiSong song, IEnumerable<VoiceEvent> events, Func<VoiceEvent, double> secondsOf, int? bendRange)
    {
        var writer = new EventsMidi(song, secondsOf, bendRange);
        foreach (VoiceEvent each in events) writer.Take(each);
        return song with { Messages = NotesMidi.InOrder(song.Messages.Concat(writer._messages)) };
    }

    private void Take(in VoiceEvent each)
    {
        long tick = _song.TickAt(Math.Max(0, _secondsOf(each)));
        int id = each.NoteId;
        switch (each.Kind)
        {
            case VoiceEventKind.NoteOn:
                Start(each, tick);
                break;
            case VoiceEventKind.NoteOff:
                End(_sounding.FindIndex(note => note.Id == id), tick);
                break;
            default:
                Move(_sounding.FindIndex(note => note.Id == id), each.Pitch, tick);
                break;
        }
    }

    private void Start(VoiceEvent each, long tick)
    {
        // A receiver counts notes by key: on a channel one key sounds once.
        End(_sounding.FindIndex(note => note.Key == each.Key && note.Channel == each.Channel), tick);
        if (_bends.TryAdd(each.Channel, -1) && _bendRange is { } range)
            _messages.AddRange(NotesMidi.BendRange(each.Channel, range));
        Bend(each.Channel, each.Pitch - each.Key, tick);
        _messages.Add(MidiMessage.NoteOn(tick, each.Channel, each.Key, NotesMidi.Velocity(each.Velocity)));
        _sounding.Add(new Sounding(each.NoteId, each.Channel, each.Key, tick));
    }

    private void End(int index, long tick)
    {
        if (index < 0) return;
        Sounding note = _sounding[index];
        _sounding.RemoveAt(index);
        _messages.Add(MidiMessage.NoteOff(Math.Max(tick, note.Tick + 1), note.Channel, note.Key));
    }

    private void Move(int index, float pitch, long tick)
    {
        if (index < 0) return;
        Sounding note = _sounding[index];
        if (_sounding.FindLastIndex(other => other.Channel == note.Channel) == index)
            Bend(note.Channel, pitch - note.Key, tick);
    }

    private void Bend(int channel, double semitones, long tick)
    {
        if (_bendRange is not { } range) return;
        int bend = NotesMidi.BendTo(semitones, range);
        if (_bends[channel] == bend) return;
        _bends[channel] = bend;
        _messages.Add(MidiMessage.Bend(tick, channel, bend));
    }

    private readonly record struct Sounding(int Id, int Channel, int Key, long Tick);
}
