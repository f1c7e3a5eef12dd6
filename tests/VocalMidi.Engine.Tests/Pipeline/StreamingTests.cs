using CsCheck;
using VocalMidi.Engine.Models;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Tests.Models;
using VocalMidi.Engine.Timing;
using VocalMidi.Synthesis;

namespace VocalMidi.Engine.Tests.Pipeline;

/// <summary>Same audio, same notes: the promises about samples and blocks.</summary>
public sealed class StreamingTests
{
    private static readonly RenderedVoice s_voice = DemoVoice.Render();

    [Theory]
    [InlineData(TimingMode.Live, false)]
    [InlineData(TimingMode.Aligned, false)]
    [InlineData(TimingMode.Live, true)]
    [InlineData(TimingMode.Aligned, true)]
    public void Events_do_not_depend_on_the_block_length(TimingMode timing, bool withModel)
    {
        VoiceModel? model = TinyModel.If(withModel);
        List<VoiceEvent> whole = EventLog.Run(s_voice.Samples, s_voice.SampleRate, timing, model, s_voice.Samples.Length);
        Assert.True(whole.Count > 50);
        foreach (int block in new[] { 1, 7, 64, 511, 4096, 4097 })
            Assert.Equal(whole, EventLog.Run(s_voice.Samples, s_voice.SampleRate, timing, model, block));
        Gen.Int[0, 6000].Array[1, 12].Where(cuts => cuts.Sum() > 0).Sample(
            cuts => Assert.Equal(whole, EventLog.Run(s_voice.Samples, s_voice.SampleRate, timing, model, cuts)), iter: 8);
    }

    [Theory]
    [InlineData(TimingMode.Live, false)]
    [InlineData(TimingMode.Aligned, false)]
    [InlineData(TimingMode.Live, true)]
    [InlineData(TimingMode.Aligned, true)]
    public void What_comes_after_a_decision_sample_cannot_change_the_decision(TimingMode timing, bool withModel)
    {
        VoiceModel? model = TinyModel.If(withModel);
        int rate = s_voice.SampleRate;
        List<VoiceEvent> original = EventLog.Run(s_voice.Samples, rate, timing, model, 512);
        Gen.Select(Gen.Int[rate / 2, s_voice.Samples.Length - 1], Gen.Int[1, 99]).Sample((cut, seed) =>
        {
            float[] altered = [.. s_voice.Samples[..cut], .. Signals.Noise(2, rate, seed)];
            List<VoiceEvent> changed = EventLog.Run(altered, rate, timing, model, 512);
            Assert.Equal(original.Where(e => e.DecisionSample < cut), changed.Where(e => e.DecisionSample < cut));
            // And so: aligned, nothing of a note that began a latency or more before the change.
            long latency = VoicePipeline.LatencySamplesFor(rate, timing);
            Assert.Equal(
                original.Where(e => e.Kind == VoiceEventKind.NoteOn && e.DueSample < cut).Select(e => e.Key),
                changed.Where(e => e.Kind == VoiceEventKind.NoteOn && e.DueSample < cut).Select(e => e.Key));
            Assert.All(original, e => Assert.True(e.DueSample >= e.DecisionSample && (timing == TimingMode.Live
                ? latency == 0 && e.DueSample == e.DecisionSample : e.DueSample >= e.VoiceSample + latency || e.DueSample == e.DecisionSample)));
        }, iter: 12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pitch_moves_no_earlier_in_the_voice_than_its_note_begins(bool withModel)
    {
        long begun = 0;
        foreach (VoiceEvent e in EventLog.Run(
            s_voice.Samples, s_voice.SampleRate, TimingMode.Aligned, TinyModel.If(withModel), 512))
        {
            if (e.Kind == VoiceEventKind.NoteOn) begun = e.VoiceSample;
            Assert.True(e.VoiceSample >= begun, $"{e}");
        }
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(44100)]
    [InlineData(192000)]
    public void A_hop_is_decided_by_just_the_samples_it_was_said_to_need(int rate)
    {
        var log = new EventLog();
        using var pipeline = new VoicePipeline(rate, log);
        float[] voice = Signals.Tone(220, 1, rate);
        var lengths = new List<int>();
        for (int at = 0; ;)
        {
            int needed = pipeline.SamplesToNextHop;
            if (at + needed > voice.Length) break;
            lengths.Add(needed);
            pipeline.Process(voice.AsSpan(at, needed - 1));
            Assert.All(log.Events, e => Assert.True(e.DecisionSample < at));
            pipeline.Process(voice.AsSpan(at + needed - 1, 1));
            at += needed;
            Assert.All(log.Events, e => Assert.True(e.DecisionSample < at));
        }

        Assert.NotEmpty(log.Events);
        Assert.All(lengths.Skip(1), length => Assert.InRange(length, rate / 200, (rate / 200) + 1));
    }

    [Theory]
    [InlineData(TimingMode.Live, false)]
    [InlineData(TimingMode.Aligned, false)]
    [InlineData(TimingMode.Live, true)]
    [InlineData(TimingMode.Aligned, true)]
    public void Events_come_in_the_order_in_which_they_are_due(TimingMode timing, bool withModel)
    {
        VoiceModel? model = TinyModel.If(withModel);
        List<VoiceEvent> events = EventLog.Run(s_voice.Samples, s_voice.SampleRate, timing, model, 333);
        for (int i = 1; i < events.Count; i++) Assert.True(events[i].DueSample >= events[i - 1].DueSample);
    }

    [Fact]
    public void Aligned_events_sound_a_latency_after_their_moment_or_are_counted_as_late()
    {
        var log = new EventLog();
        using var pipeline = new VoicePipeline(s_voice.SampleRate, log);
        pipeline.SetParameter(ParameterId.Timing, (double)TimingMode.Aligned);
        pipeline.Process(s_voice.Samples);
        long latency = pipeline.LatencySamples;
        Assert.Equal(log.Events.Count(e => e.DecisionSample > e.VoiceSample + latency), pipeline.LateEvents);
        VoiceEvent[] notes = [.. log.Of(VoiceEventKind.NoteOn)];
        int exact = notes.Count(e => e.DueSample == e.VoiceSample + latency);
        Assert.InRange(exact, (notes.Length / 2) + 1, notes.Length);
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(11025)]
    [InlineData(22050)]
    [InlineData(96000)]
    [InlineData(192000)]
    [InlineData(384000)]
    public void The_same_melody_is_heard_at_any_rate(int rate)
    {
        float[] sound = [];
        foreach (int key in new[] { 57, 60, 64, 62 })
            sound = [.. sound, .. Signals.Tone(Signals.Hertz(key), 0.3, rate), .. new float[rate / 8]];
        Assert.Equal([57, 60, 64, 62], EventLog.Run(sound, rate, TimingMode.Aligned, 1000)
            .Where(e => e.Kind == VoiceEventKind.NoteOn).Select(e => e.Key));
    }

    [Theory]
    [InlineData(7999)]
    [InlineData(384001)]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_rate_outside_8_to_384_kilohertz_is_refused(int rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new VoicePipeline(rate, new EventLog()));
}
