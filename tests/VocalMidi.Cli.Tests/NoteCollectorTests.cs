using VocalMidi.Cli.Transcription;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Tests;

public sealed class NoteCollectorTests
{
    private const int Rate = 1000; // one sample is one millisecond

    // On leaves at 200 ms for an onset at 100 ms; bent at 150 ms; off decided at 390 ms for 250 ms.
    private static readonly VoiceEvent[] s_note =
    [
        new(VoiceEventKind.NoteOn, 1, 60, 130, 100, 200, 59.5f, 0.7f, 0.5f),
        new(VoiceEventKind.Pitch, 1, 60, 150, 150, 250, 60.25f, 0, 0.5f),
        new(VoiceEventKind.NoteOff, 1, 60, 390, 250, 390, 60.1f, 0, 0.5f),
    ];

    [Theory]
    [InlineData(100, 0.100, 0.290)] // the off was decided too late for its place, and is shown late
    [InlineData(0, 0.200, 0.390)]
    public void Times_are_those_at_which_the_events_leave_without_the_latency(int latency, double on, double off)
    {
        VoiceNote note = Assert.Single(Collect(latency, s_note).Notes);
        Assert.Equal(new VoiceNote(on, off, 60, 60.1f, 59.5f, 0.7f), note);
    }

    [Fact]
    public void The_trace_follows_the_pitch_from_onset_to_offset_and_is_unvoiced_elsewhere()
    {
        float[] trace = Collect(0, s_note).TraceOf(Rate);
        Assert.Equal(201, trace.Length); // 1 s of 5 ms hops, both ends
        Assert.Equal(float.NaN, trace[19]);
        Assert.Equal(59.5f, trace[20]);
        Assert.Equal(59.5f, trace[29]);
        Assert.Equal(60.25f, trace[30]);
        Assert.Equal(60.25f, trace[49]);
        Assert.Equal(float.NaN, trace[50]);
    }

    [Fact]
    public void Events_beyond_the_recording_do_no_harm()
    {
        VoiceEvent late = s_note[2] with { VoiceSample = 1200, DueSample = 1200 };
        NoteCollector collector = Collect(0, [s_note[0], late]);
        Assert.Equal(1.2, Assert.Single(collector.Notes).OffsetSeconds);
        Assert.Equal(59.5f, collector.TraceOf(Rate)[^1]);
    }

    [Fact]
    public void Of_the_events_no_more_is_kept_than_asked_for()
    {
        NoteCollector collector = Collect(0, s_note, Kept.Notes);
        Assert.Single(collector.Notes);
        Assert.Empty(collector.Events);
        Assert.Empty(collector.TraceOf(Rate));
        Assert.Equal(s_note, Collect(0, s_note, Kept.Events).Events);
    }

    private static NoteCollector Collect(int latency, VoiceEvent[] events, Kept kept = Kept.PitchTrace)
    {
        var collector = new NoteCollector(Rate, latency, kept);
        foreach (VoiceEvent e in events) collector.Accept(e);
        return collector;
    }
}
