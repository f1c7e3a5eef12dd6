namespace VocalMidi.Midi;

/// <summary>A channel message (note, bend, controller, program ...) at its place in a file.</summary>
/// <param name="Tick">Ticks from the start.</param>
/// <param name="Status">Status byte, 0x80 to 0xEF.</param>
/// <param name="Data1">First data byte, 0 to 127.</param>
/// <param name="Data2">Second data byte, 0 to 127; 0 and not written for messages that have one.</param>
public readonly record struct MidiMessage(long Tick, byte Status, byte Data1, byte Data2)
{
    /// <summary>Bend value of no bend; the range is 0 to 16383.</summary>
    public const int BendCentre = 8192;

    /// <summary>The status without its channel.</summary>
    public int Kind => Status & 0xF0;

    /// <summary>True for a note-on that starts a note: one with velocity 0 is a note-off.</summary>
    public bool IsNoteOn => Kind == 0x90 && Data2 > 0;

    /// <summary>True for a note-off in either spelling.</summary>
    public bool IsNoteOff => Kind == 0x80 || (Kind == 0x90 && Data2 == 0);

    /// <summary>Number of data bytes that follow the status byte in a file: 1 or 2.</summary>
    public int DataLength => Kind is 0xC0 or 0xD0 ? 1 : 2;

    /// <summary>A note-on.</summary>
    /// <param name="tick">Ticks from the start.</param>
    /// <param name="channel">0 to 15.</param>
    /// <param name="key">0 to 127.</param>
    /// <param name="velocity">1 to 127.</param>
    public static MidiMessage NoteOn(long tick, int channel, int key, int velocity) =>
        Create(tick, 0x90, channel, key, velocity);

    /// <summary>A note-off with the neutral release velocity, 64.</summary>
    public static MidiMessage NoteOff(long tick, int channel, int key) => Create(tick, 0x80, channel, key, 64);

    /// <summary>A controller change.</summary>
    public static MidiMessage Controller(long tick, int channel, int number, int value) =>
        Create(tick, 0xB0, channel, number, value);

    /// <summary>A pitch bend.</summary>
    /// <param name="tick">Ticks from the start.</param>
    /// <param name="channel">0 to 15.</param>
    /// <param name="bend">0 to 16383; <see cref="BendCentre"/> is none.</param>
    public static MidiMessage Bend(long tick, int channel, int bend)
    {
        int value = Math.Clamp(bend, 0, 16383);
        return Create(tick, 0xE0, channel, value & 0x7F, value >> 7);
    }

    private static MidiMessage Create(long tick, int status, int channel, int data1, int data2) => new(
        tick, (byte)(status | (channel & 0x0F)), (byte)Math.Clamp(data1, 0, 127), (byte)Math.Clamp(data2, 0, 127));
}
