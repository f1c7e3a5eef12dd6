using System.Globalization;

namespace VocalMidi.Hosting.Events;

/// <summary>One event a plugin sent. -1 stands for "not said" in port, channel, key and note id.</summary>
/// <param name="Instance">Which instance sent it, from 0.</param>
/// <param name="Pass">In which pass, from 0.</param>
/// <param name="Sample">When it left: sample of the pass at the host's rate.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Port">Note port.</param>
/// <param name="Channel">0 to 15.</param>
/// <param name="Key">0 to 127.</param>
/// <param name="NoteId">The plugin's number for the note.</param>
/// <param name="Id">Expression or parameter.</param>
/// <param name="Value">Velocity 0 to 1, or the value of the expression or parameter.</param>
/// <param name="Data">The bytes of MIDI kinds.</param>
public sealed record HostEvent(
    int Instance,
    int Pass,
    long Sample,
    HostEventKind Kind,
    int Port,
    int Channel,
    int Key,
    int NoteId,
    uint Id,
    double Value,
    ReadOnlyMemory<byte> Data)
{
    private static readonly string[] s_expressions =
        ["volume", "pan", "tuning", "vibrato", "expression", "brightness", "pressure"];

    /// <summary>The note this event starts, in either dialect; null: it starts none.</summary>
    public PlayedNote? StartedNote => Kind switch
    {
        HostEventKind.NoteOn => new PlayedNote(Port, Channel, Key, NoteId),
        HostEventKind.Midi when Status == 0x90 && Data.Span[2] > 0 => MidiNote,
        _ => null,
    };

    /// <summary>The note this event ends, in either dialect; null: it ends none.</summary>
    public PlayedNote? EndedNote => Kind switch
    {
        HostEventKind.NoteOff or HostEventKind.NoteChoke => new PlayedNote(Port, Channel, Key, NoteId),
        HostEventKind.Midi when Status == 0x80 || (Status == 0x90 && Data.Span[2] == 0) => MidiNote,
        _ => null,
    };

    private int Status => Data.Span[0] & 0xF0;

    private PlayedNote MidiNote => new(Port, Data.Span[0] & 0x0F, Data.Span[1], -1);

    /// <summary>
    /// The stable text form: one line, invariant, with numbers that read back exactly. Channels count from 0.
    /// </summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sample} {Words()}");

    private string Words() => Kind switch
    {
        HostEventKind.NoteOn or HostEventKind.NoteOff => Invariant($"{Name} {Place} velocity {Value:R}"),
        HostEventKind.NoteChoke or HostEventKind.NoteEnd => Invariant($"{Name} {Place}"),
        HostEventKind.Expression => Invariant(
            $"expression {(Id < s_expressions.Length ? s_expressions[Id] : Id)} {Place} value {Value:R}"),
        HostEventKind.Parameter => Invariant($"parameter {Id} value {Value:R}"),
        HostEventKind.GestureBegin or HostEventKind.GestureEnd => Invariant($"{Name} {Id}"),
        HostEventKind.Midi => Invariant($"midi port {Port} {MidiWords()}"),
        HostEventKind.Sysex or HostEventKind.Midi2 => Invariant($"{Name} port {Port} {Convert.ToHexString(Data.Span)}"),
        _ => Invariant($"other {Id}"),
    };

    private string Name => Kind switch
    {
        HostEventKind.NoteOn => "note-on",
        HostEventKind.NoteOff => "note-off",
        HostEventKind.NoteChoke => "note-choke",
        HostEventKind.NoteEnd => "note-end",
        HostEventKind.GestureBegin => "gesture-begin",
        HostEventKind.GestureEnd => "gesture-end",
        _ => Kind.ToString().ToLowerInvariant(),
    };

    private string Place => Invariant($"port {Port} channel {Channel} key {Key} id {NoteId}");

    private string MidiWords()
    {
        ReadOnlySpan<byte> bytes = Data.Span;
        int channel = bytes[0] & 0x0F;
        return Status switch
        {
            0x80 => Invariant($"note-off channel {channel} key {bytes[1]} velocity {bytes[2]}"),
            0x90 => Invariant($"note-on channel {channel} key {bytes[1]} velocity {bytes[2]}"),
            0xB0 => Invariant($"controller channel {channel} number {bytes[1]} value {bytes[2]}"),
            0xD0 => Invariant($"pressure channel {channel} value {bytes[1]}"),
            0xE0 => Invariant($"bend channel {channel} value {bytes[1] | bytes[2] << 7}"),
            _ => Convert.ToHexString(bytes),
        };
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What tells one sounding note from another.</summary>
/// <param name="Port">Note port.</param>
/// <param name="Channel">0 to 15.</param>
/// <param name="Key">0 to 127.</param>
/// <param name="NoteId">The plugin's number for it; -1: none.</param>
public readonly record struct PlayedNote(int Port, int Channel, int Key, int NoteId);
