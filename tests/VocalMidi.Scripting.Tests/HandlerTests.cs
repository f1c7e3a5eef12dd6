using VocalMidi.Engine.Timing;

namespace VocalMidi.Scripting.Tests;

public class HandlerTests
{
    [Fact]
    public void A_script_without_handlers_lets_everything_pass_unchanged()
    {
        using var stream = new Stream("-- nothing");
        int id = stream.On(100, 60.25f, 0.7f, 3, decided: 130);
        stream.Move(id, 150, 60.5f);
        stream.Off(id, 300, decided: 310);
        Assert.Equal(
            [
                new VoiceEvent(VoiceEventKind.NoteOn, 1, 60, 130, 100, 130, 60.25f, 0.7f, 0.6f, 3),
                new VoiceEvent(VoiceEventKind.Pitch, 1, 60, 150, 150, 150, 60.5f, 0, 0.5f, 3),
                new VoiceEvent(VoiceEventKind.NoteOff, 1, 60, 310, 300, 310, 60.25f, 0, 0.6f, 3),
            ],
            stream.Events);
    }

    [Fact]
    public void On_note_decides_what_sounds_and_the_end_and_the_bends_follow()
    {
        using var stream = new Stream("function on_note(note) note.pitch = note.pitch + 12 emit(note) emit{pitch = note.pitch + 7} end");
        int id = stream.On(100);
        stream.Move(id, 150, 60.5f);
        stream.Off(id, 300);
        Assert.Equal("100+72 100+79 150~72.5 150~79.5 300-72 300-79", stream.Shown());
        stream.AssertSound();
    }

    [Fact]
    public void An_on_note_that_emits_nothing_is_silent()
    {
        using var stream = new Stream("function on_note(note) end");
        stream.Play(100, 200);
        stream.To(1000);
        Assert.Empty(stream.Events);
    }

    [Fact]
    public void A_note_with_a_length_ends_by_itself()
    {
        using var stream = new Stream("function on_note(note) note.length = 0.05 emit(note) emit{pitch = 50, length_beats = 1} end");
        stream.Play(100, 300);
        stream.To(2000);
        Assert.Equal("100+60 100+50 150-60 600-50", stream.Shown());
    }

    [Fact]
    public void On_note_end_knows_the_length_and_ends_what_is_tied()
    {
        using var stream = new Stream("""
            function on_note(note) note.mine = "x" emit(note) end
            function on_note_end(note) log(note.id, note.mine, note.length, note.length_beats) emit{pitch = 40, length = 0.01} end
            """);
        stream.Play(100, 350);
        stream.To(1000);
        Assert.Equal("1 x 0.25 0.5", stream.Log());
        Assert.Equal("100+60 350+40 350-60 360-40", stream.Shown());
    }

    [Fact]
    public void On_pitch_says_what_moves()
    {
        using var stream = new Stream("""
            local mine
            function on_note(note) mine = emit{pitch = 72} emit{pitch = 84} end
            function on_pitch(note) bend(mine, note.pitch + 24, note.level) end
            """);
        int id = stream.On(100);
        stream.Move(id, 150, 60.5f);
        stream.Off(id, 200);
        Assert.Equal("100+72 100+84 150~84.5 200-72 200-84", stream.Shown());
    }

    [Fact]
    public void Bend_and_stop_take_an_incoming_note_for_all_that_is_tied_to_it()
    {
        using var stream = new Stream("""
            function on_note(note) emit(note) emit{pitch = note.pitch + 7} end
            function on_pitch(note) if note.pitch > 62 then stop(note) else bend(note, note.pitch) end end
            """);
        int id = stream.On(100);
        stream.Move(id, 150, 61f);
        stream.Move(id, 160, 63f);
        stream.Off(id, 200);
        Assert.Equal("100+60 100+67 150~61 150~68 160-67 160-60", stream.Shown());
        stream.AssertSound();
    }

    [Fact]
    public void On_beat_comes_with_each_quarter_note_while_the_song_plays()
    {
        using var stream = new Stream("function on_beat(beat) emit{pitch = 60 + beat, length = 0.1} end");
        stream.To(1200);
        stream.Chain.SetTransport(new TransportState(1200, false, 2.4, 120));
        stream.To(3000);
        stream.Chain.SetTransport(new TransportState(3000, true, 16.5, 60));
        stream.To(5000);
        Assert.Equal("0+60 100-60 500+61 600-61 1000+62 1100-62 3500+77 3600-77 4500+78 4600-78", stream.Shown());
    }

    [Fact]
    public void On_start_comes_first_and_then_each_parameter()
    {
        using var stream = new Stream("""
            param{ name = "grid", choices = { "1/4", "1/8" }, default = "1/8" }
            local depth = param{ name = "depth", min = 0, max = 10, default = 4, unit = "dB" }
            log("loading", params.grid, depth.value)
            function on_start() log("start") end
            function on_param(name, value) log(name, value, params[name]) end
            function on_stop() log("stop") end
            """);
        stream.To(10);
        stream.Chain.SetParameter(0, 1, 7.25);
        stream.Chain.SetParameter(0, 1, 7.25);
        stream.Chain.SetParameter(0, 0, 0.2);
        stream.Chain.EndNotes(20);
        Assert.Equal("start\ngrid 1/8 1/8\ndepth 4.0 4.0\ndepth 7.25 7.25\ngrid 1/4 1/4\nstop", stream.Log());
        ScriptParameter depth = stream.Chain.Script(0).Parameters[1];
        Assert.Equal(("depth", "depth", 0.0, 10.0, 4.0, "dB"), (depth.Name, depth.Label, depth.Minimum, depth.Maximum, depth.Default, depth.Unit));
        Assert.Equal(["1/4", "1/8"], stream.Chain.Script(0).Parameters[0].Choices);
    }

    [Fact]
    public void A_note_has_the_fields_that_the_guide_lists()
    {
        using var stream = new Stream("""
            function on_note(n) log(n.id, n.pitch, n.key, n.velocity, n.level > 0.59, n.channel, n.start, n.start_beats, n.length, n.length_beats) end
            """);
        stream.Play(1500, 1600, 60.25f);
        Assert.Equal("1 60.25 60 0.5 true 1 1.5 3.0 nil nil", stream.Log());
    }

    [Fact]
    public void Two_scripts_work_one_after_the_other()
    {
        using var stream = new Stream(
            "function on_note(note) emit(note) emit{pitch = note.pitch + 4} end",
            "function on_note(note) note.pitch = note.pitch + 12 emit(note) end");
        int id = stream.On(100);
        stream.Move(id, 150, 60.5f);
        stream.Off(id, 300);
        Assert.Equal("100+72 100+76 150~72.5 150~76.5 300-72 300-76", stream.Shown());
        stream.AssertSound();
    }

    [Fact]
    public void Stopping_ends_every_note_and_forgets_what_is_planned()
    {
        using var stream = new Stream("function on_note(note) emit(note) at(note.start + 1, function() log('late') end) at(note.start + 2, note) end");
        stream.On(100);
        stream.On(150, 64);
        stream.Chain.EndNotes(300);
        stream.To(5000);
        Assert.Equal("100+60 150+64 300-60 300-64", stream.Shown());
        Assert.Equal("", stream.Log());
        stream.Play(6000, 6100);
        stream.Chain.Finish(6200);
        stream.AssertSound();
    }
}
