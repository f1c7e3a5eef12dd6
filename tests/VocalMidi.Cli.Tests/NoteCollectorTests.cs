using VocalMidi.Cli.Transcription;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Cli.Tests;

public sealed class NoteCollectorTests
{
    private const int Rate = 1000; // one sample is one millisecond

    // On decided at 130 ms for an onset at 100 ms; bent at 150 ms; off decided at 290 ms for 250 ms.
    private static readonly VoiceEvent[] s_note =
    [
        new(VoiceEventKind.NoteOn, 1, 60, 130, 100, 130, 59.5f, 0.7f, 0.5f),
        new(VoiceEventKind.Pitch, 1, 60, 150, 150, 150, 60.25f, 0, 0.5f),
        new(VoiceEventKind.NoteOff, 1, 60, 290, 250, 290, 60.1f, 0, 0.5f),
    ];

    [Theory]
    [InlineData(TimingMode.Aligned, 0.100, 0.250)]
    [InlineData(TimingMode.Live, 0.130, 0.290)]
    public void Aligned_times_are_the_voices_and_live_times_those_of_the_messages(TimingMode timing, double on, double off)
    {
        VoiceNote note = Assert.Single(Collect(timing, s_note).Notes);
        Assert.Equal(new VoiceNote(on, off, 60, 60.1f, 59.5f, 0.7f), note);
    }

    [Fact]
    public void The_trace_follows_the_pitch_from_onset_to_offset_and_is_unvoiced_elsewhere()
    {
        float[] trace = Collect(TimingMode.Aligned, s_note).PitchTrace;
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
        NoteCollector collector = Collect(TimingMode.Aligned, [s_note[0], late]);
        Assert.Equal(1.2, Assert.Single(collector.Notes).OffsetSeconds);
        Assert.Equal(59.5f, collector.PitchTrace[^1]);
    }

    private static NoteCollector Collect(TimingMode timing, VoiceEvent[] events)
    {
        var collector = new NoteCollector(Rate, Rate, timing);
        foreach (VoiceEvent e in events) collector.Accept(e);
        return collector;
    }
}
