using CsCheck;
using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Tests.Models;
using VocalMidi.Engine.Timing;
using VocalMidi.Synthesis;

namespace VocalMidi.Engine.Tests.Pipeline;

/// <summary>Every note-on has its note-off, whatever happens meanwhile.</summary>
public sealed class NoStuckNotesTests
{
    private static readonly RenderedVoice s_voice = DemoVoice.Render();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_is_done_to_a_pipeline_every_note_ends_once(bool withModel) =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, ParameterTable.All.Count - 1], Gen.Double[-100, 500], Gen.Int[0, 20000])
            .Array[1, 60].Sample(steps =>
            {
                var log = new EventLog();
                using var pipeline = new VoicePipeline(s_voice.SampleRate, log, TinyModel.If(withModel));
                int at = 0;
                foreach ((int action, int parameter, double value, int length) in steps)
                {
                    int take = Math.Min(length, s_voice.Samples.Length - at);
                    pipeline.Process(s_voice.Samples.AsSpan(at, take));
                    at = at + take == s_voice.Samples.Length ? 0 : at + take;
                    if (action == 0) pipeline.EndNotes();
                    else if (action == 1) pipeline.Reset(pipeline.Position + length);
                    else if (action < 6) pipeline.SetParameter((ParameterId)parameter, value);
                    else if (action == 6) pipeline.Process(Damaged(length));
                }

                pipeline.Finish();
                AssertPaired(log.Events);
            }, iter: 100);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Damaged_input_is_survived_and_the_next_notes_are_heard(bool withModel)
    {
        var log = new EventLog();
        using var pipeline = new VoicePipeline(48000, log, TinyModel.If(withModel));
        float[] tone = Signals.Tone(220, 0.5, 48000);
        pipeline.Process(tone);
        pipeline.Process(Damaged(4800));
        pipeline.Process([]);
        pipeline.Process(new float[24000]);
        pipeline.Process(tone);
        pipeline.Finish();
        AssertPaired(log.Events);
        Assert.Equal(57, log.Of(VoiceEventKind.NoteOn).Last().Key);
        Assert.True(log.Of(VoiceEventKind.NoteOn).Last().VoiceSample > 48000);
        Assert.All(log.Events, e => Assert.True(float.IsFinite(e.Pitch) && e.Level is >= 0 and <= 1));
    }

    [Fact]
    public void Bypass_ends_the_note_and_makes_none()
    {
        var log = new EventLog();
        using var pipeline = new VoicePipeline(48000, log);
        float[] tone = Signals.Tone(220, 0.5, 48000);
        pipeline.Process(tone);
        Assert.Single(log.Of(VoiceEventKind.NoteOn));
        Assert.Empty(log.Of(VoiceEventKind.NoteOff));
        pipeline.SetParameter(ParameterId.Bypass, 1);
        Assert.Single(log.Of(VoiceEventKind.NoteOff));
        pipeline.Process(tone);
        Assert.Single(log.Of(VoiceEventKind.NoteOn));
        Assert.Equal(2 * tone.Length, pipeline.Position);
        pipeline.SetParameter(ParameterId.Bypass, 0);
        pipeline.Process(tone);
        Assert.Equal(2, log.Of(VoiceEventKind.NoteOn).Count());
    }

    private static float[] Damaged(int length)
    {
        var samples = new float[length];
        for (int i = 0; i < length; i++)
            samples[i] = (i % 4) switch { 0 => float.NaN, 1 => float.PositiveInfinity, 2 => 1e-42f, _ => -1e30f };
        return samples;
    }

    private static void AssertPaired(List<VoiceEvent> events)
    {
        int sounding = 0, last = 0;
        foreach (VoiceEvent e in events)
        {
            Assert.InRange(e.Key, 0, 127);
            if (e.Kind == VoiceEventKind.NoteOn)
            {
                Assert.Equal(0, sounding);
                Assert.True(e.NoteId > last);
                sounding = last = e.NoteId;
            }
            else
            {
                Assert.Equal(sounding, e.NoteId);
                if (e.Kind == VoiceEventKind.NoteOff) sounding = 0;
            }
        }

        Assert.Equal(0, sounding);
    }
}
