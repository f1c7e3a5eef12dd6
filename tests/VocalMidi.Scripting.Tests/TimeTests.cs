namespace VocalMidi.Scripting.Tests;

public class TimeTests
{
    [Fact]
    public void A_quantised_note_keeps_its_length_and_its_bends()
    {
        using var stream = new Stream("function on_note(note) at(beats(quantise(note.start_beats, '1/4')), note) end");
        int id = stream.On(400);
        stream.Move(id, 450, 60.5f);
        stream.Off(id, 470);
        stream.To(2000);
        Assert.Equal("500+60 550~60.5 570-60", stream.Shown());
    }

    [Fact]
    public void With_latency_a_note_can_be_moved_to_an_earlier_line()
    {
        using var stream = new Stream("function on_note(note) at(beats(quantise(note.start_beats, '1/4')), note) end");
        stream.Chain.LatencySamples = 100;
        int id = stream.On(540, decided: 570);
        stream.Off(id, 700, decided: 720);
        stream.To(2000);
        Assert.Equal("600+60 760-60", stream.Shown());
        Assert.Equal(500, stream.Events[0].VoiceSample);
    }

    [Fact]
    public void Times_come_as_seconds_or_beats_and_past_ones_are_now()
    {
        using var stream = new Stream("""
            function on_note(note)
              at(0.3, { pitch = 50, length = 0.01 })
              at(beats(1), { pitch = 51, length = 0.01 })
              at(0, { pitch = 52, length = 0.01 })
              after(0.25, { pitch = 53, length = 0.01 })
              after(beats(0.25), { pitch = 54, length = 0.01 })
              emit{ pitch = 55, start = beats(1.5), length = 0.01 }
              emit{ pitch = 56, start_beats = 2, length = 0.01 }
            end
            """);
        stream.Play(200, 210);
        stream.To(3000);
        Assert.Equal(
            "200+52 210-52 300+50 310-50 325+54 335-54 450+53 460-53 500+51 510-51 750+55 760-55 1000+56 1010-56",
            stream.Shown());
    }

    [Fact]
    public void Planned_functions_run_in_order_with_their_own_time_as_now()
    {
        using var stream = new Stream("""
            local function say(name) return function() log(name, transport.seconds, transport.beat) emit{pitch = 40} end end
            function on_note(note)
              at(0.5, say("b")) at(0.3, say("a")) at(0.5, say("c"))
              local gone = at(0.4, say("never")) cancel(gone)
              local note = at(0.6, { pitch = 90 }) cancel(note)
            end
            """);
        stream.Play(100, 200);
        stream.To(5000);
        Assert.Equal("a 0.3 0.6\nb 0.5 1.0\nc 0.5 1.0", stream.Log());
        Assert.Equal("300+40 500+40 500+40 800-40 1000-40 1000-40", stream.Shown());
    }

    [Fact]
    public void Events_of_a_sample_come_before_functions_planned_for_it()
    {
        using var stream = new Stream("""
            function on_note(note) log("note", note.key) if note.key == 60 then at(0.2, function() log("timer") end) end end
            """);
        stream.On(100);
        stream.On(200, 62);
        stream.On(201, 64);
        Assert.Equal("note 60\nnote 62\ntimer\nnote 64", stream.Log());
    }

    [Fact]
    public void The_transport_tells_where_the_song_is()
    {
        using var stream = new Stream("""
            function on_note(note)
              local t = transport
              log(t.tempo, t.beat, t.bar, t.beats_per_bar, t.beat_unit, t.playing, t.loop, t.loop_start, t.loop_end, t.seconds)
              log(note.start_beats, to_seconds(9), to_beats(2), pcall(function() transport.tempo = 3 end))
            end
            """);
        stream.Chain.SetTransport(new TransportState(1000, true, 7, 60, 6, 3, 6, 8, true, 4, 12));
        stream.Play(2000, 2100);
        Assert.StartsWith("60.0 8.0 3 6 8 true true 4.0 12.0 2.0\n8.0 3.0 8.0 false", stream.Log());
    }

    [Fact]
    public void A_stopped_song_stands_still()
    {
        using var stream = new Stream("""
            function on_note(note) log(transport.playing, note.start_beats) at(beats(note.start_beats + 1), { pitch = 50, length = 0.1 }) end
            """);
        stream.Chain.SetTransport(new TransportState(0, false, 3.5, 120));
        stream.Play(1000, 1100);
        stream.To(3000);
        Assert.Equal("false 3.5", stream.Log());
        Assert.Equal("1500+50 1600-50", stream.Shown());
    }

    [Fact]
    public void A_note_emitted_without_an_incoming_one_lasts_a_quarter_note()
    {
        using var stream = new Stream("function on_beat(beat) if beat == 1 then emit{ pitch = 60 } end end");
        stream.To(3000);
        Assert.Equal("500+60 1000-60", stream.Shown());
    }

    [Fact]
    public void The_end_of_the_stream_lets_planned_notes_play_out_but_not_for_ever()
    {
        using var stream = new Stream("""
            local function again() emit{ pitch = 60, length = 0.1 } after(1, again) end
            function on_note(note) at(note.start + 1, again) end
            """);
        stream.Play(100, 200);
        stream.Chain.Finish(500);
        Assert.Equal(10, stream.Events.Count / 2);
        stream.AssertSound();
    }

    [Fact]
    public void A_reset_stream_begins_anew_at_any_sample()
    {
        using var stream = new Stream("function on_note(note) emit(note) at(note.start + 1, note) end");
        stream.On(5000);
        stream.Chain.Reset(100);
        stream.Events.Clear();
        stream.Play(6000, 6100);
        stream.To(8000);
        Assert.Equal("6000+60 6100-60 7000+60 7100-60", stream.Shown());
    }
}
