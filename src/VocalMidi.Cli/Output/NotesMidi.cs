using VocalMidi.Cli.Transcription;
using VocalMidi.Midi;

namespace VocalMidi.Cli.Output;

/// <summary>Notes as a Standard MIDI File on channel 1.</summary>
internal static class NotesMidi
{
    private const int Channel = 0;

    /// <summary>The song of a transcription.</summary>
    /// <param name="transcription">Notes and, for bends, the pitch trace.</param>
    /// <param name="trackName">Shown by a sequencer.</param>
    /// <param name="tempoBpm">Quarter notes a minute.</param>
    /// <param name="bendRange">Semitones either way of bends that follow the voice; null: no bends.</param>
    public static MidiSong ToSong(
        VoiceTranscription transcription, string trackName, double tempoBpm, int? bendRange)
    {
        var song = new MidiSong(MidiSong.DefaultTicksPerQuarter, tempoBpm, trackName, []);
        var messages = new List<MidiMessage>();
        if (bendRange is { } range) messages.AddRange(BendRange(Channel, range));
        long free = 0; // a key may not start before its last note has ended
        foreach (VoiceNote note in transcription.Notes)
        {
            long on = Math.Max(free, song.TickAt(note.OnsetSeconds));
            free = Math.Max(on + 1, song.TickAt(note.OffsetSeconds));
            if (bendRange is { } either) messages.AddRange(BendsOf(note, on, free, transcription, song, either));
            messages.Add(MidiMessage.NoteOn(on, Channel, note.Key, Velocity(note.Velocity)));
            messages.Add(MidiMessage.NoteOff(free, Channel, note.Key));
        }

        return song with { Messages = InOrder(messages) };
    }

    /// <summary>By time; at one tick notes end, then the bend moves, then notes start.</summary>
    public static IReadOnlyList<MidiMessage> InOrder(IEnumerable<MidiMessage> messages) =>
        [.. messages.OrderBy(m => m.Tick).ThenBy(Rank)];

    private static int Rank(MidiMessage message) =>
        message.IsNoteOff ? 1 : message.IsNoteOn ? 3 : message.Kind == 0xE0 ? 2 : 0;

    /// <summary>From 0..1 to 1..127: a note-on of velocity 0 would be a note-off.</summary>
    public static int Velocity(double velocity) => Math.Clamp((int)Math.Round(velocity * 127), 1, 127);

    /// <summary>Sets a receiver's bend range (registered parameter 0), then selects no parameter.</summary>
    public static IEnumerable<MidiMessage> BendRange(int channel, int semitones) =>
    [
        MidiMessage.Controller(0, channel, 101, 0),
        MidiMessage.Controller(0, channel, 100, 0),
        MidiMessage.Controller(0, channel, 6, semitones),
        MidiMessage.Controller(0, channel, 38, 0),
        MidiMessage.Controller(0, channel, 101, 127),
        MidiMessage.Controller(0, channel, 100, 127),
    ];

    /// <summary>The bend, 0 to 16383, that moves a key by some semitones, as far as the range goes.</summary>
    public static int BendTo(double semitones, int range) => Math.Clamp(
        MidiMessage.BendCentre + (int)Math.Round(semitones / range * MidiMessage.BendCentre), 0, 16383);

    private static IEnumerable<MidiMessage> BendsOf(
        VoiceNote note, long on, long off, VoiceTranscription transcription, MidiSong song, int range)
    {
        int last = BendTo(note.NoteOnPitch - note.Key, range);
        yield return MidiMessage.Bend(on, Channel, last);
        int firstHop = (int)Math.Ceiling(note.OnsetSeconds / transcription.HopSeconds);
        for (int hop = firstHop; hop < transcription.PitchTrace.Length; hop++)
        {
            long tick = song.TickAt(hop * transcription.HopSeconds);
            if (tick >= off) break;
            float pitch = transcription.PitchTrace[hop];
            if (float.IsNaN(pitch) || tick <= on) continue;
            int bend = BendTo(pitch - note.Key, range);
            if (bend == last) continue;
            last = bend;
            yield return MidiMessage.Bend(tick, Channel, bend);
        }
    }
}
