using VocalMidi.Engine.Parameters;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Engine.Tests.Pipeline;

/// <summary>What each parameter of the table does to the notes.</summary>
public sealed class ParameterEffectTests
{
    private const int Rate = 44100;

    [Fact]
    public void Transpose_moves_the_key_and_the_pitch() =>
        Assert.Equal(64, Assert.Single(NoteOns(Tone(57), (ParameterId.Transpose, 7))).Key);

    [Fact]
    public void A_higher_reference_makes_the_same_sound_a_lower_note() =>
        Assert.Equal(
            57 - (12 * Math.Log2(466.0 / 440)),
            Assert.Single(NoteOns(Tone(57), (ParameterId.Tuning, 466))).Pitch,
            0.05);

    [Fact]
    public void Notes_outside_the_range_are_not_made()
    {
        Assert.DoesNotContain(NoteOns(Tone(57), (ParameterId.LowestNote, 70)), e => e.Key < 69);
        Assert.DoesNotContain(NoteOns(Tone(81), (ParameterId.HighestNote, 72)), e => e.Key > 73);
    }

    [Fact]
    public void Under_the_gate_nothing_is_a_note()
    {
        float[] soft = Signals.Tone(220, 0.5, Rate, 0.01);
        Assert.Single(NoteOns(soft));
        Assert.Empty(NoteOns(soft, (ParameterId.Gate, -30)));
        Assert.Single(NoteOns(soft, (ParameterId.Gate, -30), (ParameterId.InputGain, 20)));
    }

    [Fact]
    public void A_longer_minimum_drops_short_notes()
    {
        float[] sound = [.. Signals.Tone(220, 0.12, Rate), .. new float[Rate / 4], .. Signals.Tone(330, 0.6, Rate)];
        Assert.Equal(2, NoteOns(sound, (ParameterId.Timing, 1)).Count);
        Assert.Single(NoteOns(sound, (ParameterId.Timing, 1), (ParameterId.MinimumNote, 300)));
    }

    [Fact]
    public void Louder_singing_gives_a_higher_velocity()
    {
        float soft = Assert.Single(NoteOns(Signals.Tone(220, 0.4, Rate, 0.02))).Velocity;
        float loud = Assert.Single(NoteOns(Signals.Tone(220, 0.4, Rate, 0.2))).Velocity;
        Assert.InRange(soft, 0.1f, loud - 0.2f);
    }

    [Fact]
    public void Values_outside_the_table_are_clamped_and_no_number_is_the_default()
    {
        var values = new ParameterValues();
        values[ParameterId.Transpose] = 1000;
        Assert.Equal(36, values[ParameterId.Transpose]);
        values[ParameterId.Gate] = double.NaN;
        Assert.Equal(ParameterTable.Get(ParameterId.Gate).Default, values[ParameterId.Gate]);
        values[ParameterId.LowestNote] = 40.4;
        Assert.Equal(40, values[ParameterId.LowestNote]);
    }

    [Fact]
    public void The_table_is_in_the_order_of_its_ids()
    {
        for (int i = 0; i < ParameterTable.All.Count; i++) Assert.Equal(i, (int)ParameterTable.All[i].Id);
        Assert.Equal(ParameterTable.All.Count, ParameterTable.All.Select(p => p.Key).Distinct().Count());
    }

    private static float[] Tone(int key) => Signals.Tone(Signals.Hertz(key), 0.5, Rate);

    private static List<VoiceEvent> NoteOns(float[] sound, params (ParameterId Id, double Value)[] settings)
    {
        var log = new EventLog();
        using var pipeline = new VoicePipeline(Rate, log);
        foreach ((ParameterId id, double value) in settings) pipeline.SetParameter(id, value);
        pipeline.Process(sound);
        pipeline.Process(new float[Rate / 2]);
        pipeline.Finish();
        return [.. log.Of(VoiceEventKind.NoteOn)];
    }
}
