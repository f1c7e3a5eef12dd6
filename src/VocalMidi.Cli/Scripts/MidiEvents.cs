using VocalMidi.Engine.Timing;
using VocalMidi.Midi;

namespace VocalMidi.Cli.Scripts;

/// <summary>
/// A MIDI file as the events that scripts take: notes with numbers of their own, and bends as moves of their pitch.
/// </summary>
internal sealed class MidiEvents
{
    private readonly List<VoiceEvent> _events = [];
    private readonly List<MidiMessage> _others = [];
    private readonly List<Sounding> _sounding = [];
    private readonly double[] _bends = new double[16];
    private readonly MidiSong _song;
    private readonly int _sampleRate;
    private readonly double _bendRange;
    private int _notes;

    private MidiEvents(MidiSong song, int sampleRate, double bendRange)
    {
        _song = song;
        _sampleRate = sampleRate;
        _bendRange = bendRange;
    }

    /// <summary>Notes and bends, in order of time; each decided when it sounds.</summary>
    public IReadOnlyList<VoiceEvent> Events => _events;

    /// <summary>What scripts do not see and is passed on: controllers, programs, pressure.</summary>
    public IReadOnlyList<MidiMessage> Others => _others;

    /// <summary>Reads a song. A note that never ends, ends with the song.</summary>
    /// <param name="song">The song.</param>
    /// <param name="sampleRate">Samples a second that events are stamped with.</param>
    /// <param name="bendRange">Semitones either way of the file's bends.</param>
    public static MidiEvents Of(MidiSong song, int sampleRate, double bendRange)
    {
        var events = new MidiEvents(song, sampleRate, bendRange);
        foreach (MidiMessage message in song.Messages) events.Take(message);
        long end = song.Messages.Count == 0 ? 0 : song.Messages[^1].Tick;
        while (events._sounding.Count > 0) events.End(0, end);
        return events;
    }

    private void Take(MidiMessage message)
    {
        int channel = message.Status & 0x0F;
        if (message.IsNoteOn)
        {
            EndKey(message, channel);
            var note = new Sounding(++_notes, channel, message.Data1);
            _sounding.Add(note);
            Add(VoiceEventKind.NoteOn, note, message.Tick, message.Data2 / 127f);
        }
        else if (message.IsNoteOff)
        {
            EndKey(message, channel);
        }
        else if (message.Kind == 0xE0)
        {
            int bend = message.Data1 | message.Data2 << 7;
            _bends[channel] = (double)(bend - MidiMessage.BendCentre) / MidiMessage.BendCentre * _bendRange;
            foreach (Sounding note in _sounding.Where(note => note.Channel == channel))
                Add(VoiceEventKind.Pitch, note, message.Tick, 0);
        }
        else
        {
            _others.Add(message);
        }
    }

    private void EndKey(MidiMessage message, int channel)
    {
        int index = _sounding.FindIndex(note => note.Channel == channel && note.Key == message.Data1);
        if (index >= 0) End(index, message.Tick);
    }

    private void End(int index, long tick)
    {
        Sounding note = _sounding[index];
        _sounding.RemoveAt(index);
        Add(VoiceEventKind.NoteOff, note, tick, 0);
    }

    private void Add(VoiceEventKind kind, Sounding note, long tick, float velocity)
    {
        long sample = (long)Math.Round(_song.SecondsAt(tick) * _sampleRate);
        float pitch = (float)(note.Key + _bends[note.Channel]);
        _events.Add(new VoiceEvent(
            kind, note.Id, note.Key, sample, sample, sample, pitch, velocity, Level: 1, note.Channel));
    }

    private readonly record struct Sounding(int Id, int Channel, int Key);
}
