namespace VocalMidi.Midi;

/// <summary>What a Standard MIDI File of one track holds.</summary>
/// <param name="TicksPerQuarter">Resolution, ticks per quarter note, 1 to 32767.</param>
/// <param name="TempoBpm">Quarter notes a minute, constant; stored to the microsecond per quarter note.</param>
/// <param name="TrackName">Name shown by a sequencer.</param>
/// <param name="Messages">Channel messages; those with the same tick keep their order.</param>
public sealed record MidiSong(
    int TicksPerQuarter, double TempoBpm, string TrackName, IReadOnlyList<MidiMessage> Messages)
{
    /// <summary>Resolution VocalMidi writes: half a millisecond at 120 beats a minute.</summary>
    public const int DefaultTicksPerQuarter = 960;

    /// <summary>Slowest tempo a file can hold, quarter notes a minute: 24 bits of microseconds.</summary>
    public const double LowestTempo = 60e6 / 0xFFFFFF;

    /// <summary>Fastest tempo accepted, quarter notes a minute.</summary>
    public const double HighestTempo = 1000;

    /// <summary>Microseconds per quarter note, as stored.</summary>
    public int MicrosecondsPerQuarter => (int)Math.Round(60e6 / TempoBpm);

    /// <summary>The tick nearest to a time, under the tempo as stored.</summary>
    public long TickAt(double seconds) => (long)Math.Round(seconds * 1e6 / MicrosecondsPerQuarter * TicksPerQuarter);

    /// <summary>The time of a tick, seconds.</summary>
    public double SecondsAt(long tick) => (double)tick / TicksPerQuarter * MicrosecondsPerQuarter / 1e6;
}
