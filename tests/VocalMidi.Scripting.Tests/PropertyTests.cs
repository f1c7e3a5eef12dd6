using CsCheck;
using VocalMidi.Engine.Timing;

namespace VocalMidi.Scripting.Tests;

public class PropertyTests
{
    private const string Nasty = """
        local ids = {}
        local function any() return ids[random(math.max(1, #ids))] or 1 end
        local function act(note)
          local what = random(12)
          if what == 1 then ids[#ids + 1] = emit{ pitch = random() * 140 - 5, velocity = random() * 2 - 0.5, channel = random(16) }
          elseif what == 2 then ids[#ids + 1] = emit{ pitch = 60, length = random() * 0.2 }
          elseif what == 3 then ids[#ids + 1] = at(transport.seconds + random() * 0.3 - 0.1, { pitch = random(127), length_beats = random() })
          elseif what == 4 then ids[#ids + 1] = after(beats(random() * 0.4), function() act_later(note) end)
          elseif what == 5 then stop(any())
          elseif what == 6 then bend(any(), random() * 127, random())
          elseif what == 7 then cancel(any())
          elseif what == 8 and note then note.pitch = note.pitch + random(-12, 12) ids[#ids + 1] = emit(note)
          elseif what == 9 and note then stop(note)
          elseif what == 10 and note then bend(note, random() * 127)
          elseif what == 11 and random() < 0.02 then error("now and then")
          elseif what == 12 and note then ids[#ids + 1] = at(note.start + random() * 0.1, note) end
          if #ids > 100 then ids = {} end
        end
        function act_later(note) act(nil) end
        function on_note(note) for _ = 1, random(3) do act(note) end end
        function on_note_end(note) act(note) end
        function on_pitch(note) act(note) end
        function on_beat(beat) act(nil) end
        """;

    private static readonly string[] s_scripts =
    [
        "",
        "function on_note(note) emit(note) emit{ pitch = note.pitch + 7 } end",
        "function on_note(note) at(beats(quantise(note.start_beats, '1/16', 1, 0.5)), note) end",
        "function on_note(note) emit(note) for i = 1, 3 do at(note.start + i * 0.05, note) end end",
        "function on_beat(beat) emit{ pitch = 60 + beat % 12, length_beats = 0.5 } end",
        Nasty,
    ];

    private static readonly Gen<(int Gap, int Length, int Pitch, int Late)[]> s_notes =
        Gen.Select(Gen.Int[0, 120], Gen.Int[0, 300], Gen.Int[30, 100], Gen.Int[0, 60]).Array[1, 40];

    [Fact]
    public void Every_note_on_has_one_note_off_whatever_scripts_and_notes_do() =>
        Gen.Select(s_notes, Gen.Int[0, s_scripts.Length - 1], Gen.Int[0, s_scripts.Length - 1], Gen.Int[0, 100], Gen.Bool)
            .Sample((notes, first, second, latency, holds) =>
            {
                using var stream = new Stream(s_scripts[first], s_scripts[second]);
                Perform(stream, notes, latency, holds, step: 0);
                stream.AssertSound();
                return stream.Chain.Notes == 0;
            }, iter: 300);

    [Fact]
    public void Passing_through_is_the_identity() =>
        Gen.Select(s_notes, Gen.Int[0, 100], Gen.Int[0, 3]).Sample((notes, latency, scripts) =>
        {
            using var plain = new Stream([]);
            using var passed = new Stream([.. Enumerable.Repeat("", scripts + 1)]);
            Perform(plain, notes, latency, false, step: 0);
            Perform(passed, notes, latency, false, step: 7);
            return plain.Events.SequenceEqual(passed.Events);
        }, iter: 200);

    [Fact]
    public void Results_do_not_depend_on_how_the_stream_is_cut() =>
        Gen.Select(s_notes, Gen.Int[0, s_scripts.Length - 1], Gen.Int[0, s_scripts.Length - 1], Gen.Int[0, 100], Gen.Int[1, 50], Gen.Bool)
            .Sample((notes, first, second, latency, step, holds) =>
            {
                using var whole = new Stream(s_scripts[first], s_scripts[second]);
                using var cut = new Stream(s_scripts[first], s_scripts[second]);
                Perform(whole, notes, latency, holds, step: 0);
                Perform(cut, notes, latency, holds, step);
                Assert.Equal(whole.Events, cut.Events);
            }, iter: 300);

    [Fact]
    public void A_note_makes_no_managed_garbage()
    {
        using var stream = new Stream(s_scripts[3], "function on_note(note) log(note.key) emit(note) end", s_scripts[5].Replace("error(\"now and then\")", "log(1)", StringComparison.Ordinal))
        {
            Records = false,
        };
        var notes = Enumerable.Range(0, 1500).Select(i => (Gap: i % 50, Length: 20 + (i % 30), Pitch: 40 + (i % 30), Late: i % 10)).ToArray();
        int id = stream.On(0);
        stream.Off(id, 10);
        long at = 100;
        long garbage = 0;
        for (int i = 0; i < notes.Length; i++)
        {
            at += 60;
            var e = new VoiceEvent(VoiceEventKind.NoteOn, 1000 + i, notes[i].Pitch, at, at, at, notes[i].Pitch, 0.5f, 0.5f);
            long before = GC.GetAllocatedBytesForCurrentThread();
            stream.Chain.AdvanceTo(at);
            stream.Chain.Accept(e);
            stream.Chain.Accept(e with { Kind = VoiceEventKind.Pitch, DecisionSample = at + 5, DueSample = at + 5, Pitch = e.Pitch + 0.3f });
            stream.Chain.Accept(e with { Kind = VoiceEventKind.NoteOff, DecisionSample = at + notes[i].Length, DueSample = at + notes[i].Length });
            if (i > 200) garbage += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, garbage);
        Assert.True(stream.Count > 3000);
        Assert.Null(stream.Fault());
    }

    [Fact]
    public void A_render_repeats_exactly()
    {
        var notes = Enumerable.Range(0, 200).Select(i => (Gap: i * 37 % 90, Length: i * 53 % 200, Pitch: 40 + (i * 7 % 40), Late: i % 20)).ToArray();
        List<VoiceEvent> Render()
        {
            using var stream = new Stream(Nasty, s_scripts[2]);
            Perform(stream, notes, 50, false, step: 11);
            return stream.Events;
        }

        List<VoiceEvent> first = Render();
        Assert.True(first.Count > 200);
        Assert.Equal(first, Render());
    }

    // Notes in order of decision; with a step the stream is also advanced in steps of that many samples.
    private static void Perform(Stream stream, (int Gap, int Length, int Pitch, int Late)[] notes, int latency, bool holds, int step)
    {
        stream.Chain.LatencySamples = latency;
        stream.Chain.HoldsUntilDue = holds;
        var actions = new List<(long Decided, int Order, Action Do)>();
        long at = 0;
        var ids = new int[notes.Length];
        for (int i = 0; i < notes.Length; i++)
        {
            (int gap, int length, int pitch, int late) = notes[i];
            int n = i;
            at += gap;
            long from = at, to = at + length, middle = at + (length / 2);
            actions.Add((from + late, 3 * i, () => ids[n] = stream.On(from, pitch + 0.25f, 0.7f, n % 16, from + late)));
            actions.Add((middle + late, (3 * i) + 1, () => stream.Move(ids[n], middle, pitch + 0.5f, decided: middle + late)));
            actions.Add((to + late + 1, (3 * i) + 2, () => stream.Off(ids[n], to, to + late + 1)));
        }

        long heard = 0;
        foreach ((long when, _, Action act) in actions.OrderBy(a => a.Decided).ThenBy(a => a.Order))
        {
            for (; step > 0 && heard <= when; heard += step) stream.To(heard);
            act();
        }

        stream.Chain.Finish(actions.Max(a => a.Decided) + 1);
    }
}
