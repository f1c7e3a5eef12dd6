using VocalMidi.Cli.Pictures;
using VocalMidi.Cli.Transcription;
using VocalMidi.Hosting.Events;

namespace VocalMidi.Cli.Tests;

public sealed class PlayedRollTests
{
    [Fact]
    public void Notes_of_both_dialects_are_paired_with_the_latency_taken_off()
    {
        HostEvent[] events =
        [
            Midi(1100, 0x90, 60, 127),
            Midi(2100, 0x80, 60, 0),
            Clap(2100, HostEventKind.NoteOn, 62, 0.5),
            Midi(2600, 0x90, 64, 64), // never ends
            Clap(3100, HostEventKind.NoteOff, 62, 0),
        ];
        IReadOnlyList<VoiceNote> notes = PlayedRoll.NotesOf(events, sampleRate: 1000, latencySamples: 100);
        Assert.Equal([new VoiceNote(1, 2, 60, 60, 60, 1), new VoiceNote(2, 3, 62, 62, 62, 0.5)], notes);
    }

    private static HostEvent Midi(long sample, byte status, byte key, byte velocity) =>
        new(0, 0, sample, HostEventKind.Midi, 0, -1, -1, -1, 0, 0, new byte[] { status, key, velocity });

    private static HostEvent Clap(long sample, HostEventKind kind, int key, double velocity) =>
        new(0, 0, sample, kind, 0, 0, key, 7, 0, velocity, ReadOnlyMemory<byte>.Empty);
}
