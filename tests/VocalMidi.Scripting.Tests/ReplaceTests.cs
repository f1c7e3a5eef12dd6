using System.Diagnostics;

namespace VocalMidi.Scripting.Tests;

// Memory of the whole process is measured here, so nothing else may run beside it.
[CollectionDefinition("alone", DisableParallelization = true)]
public static class Alone;

[Collection("alone")]
public class ReplaceTests
{
    private static NoteScript Compile(string text) => NoteScript.Compile(new ScriptText("new.lua", text));

    [Fact]
    public void A_new_script_takes_over_between_notes_and_keeps_state_parameters_and_notes()
    {
        using var stream = new Stream("""
            state.count = 0
            local p = param{ name = "up", min = 0, max = 12, default = 0 }
            function on_note(note) state.count = state.count + 1 note.pitch = note.pitch + p.value emit(note) end
            function on_stop() log("old stops") end
            """);
        stream.Chain.SetParameter(0, 0, 5);
        int id = stream.On(100);
        using (stream.Chain.Replace(0, Compile("""
            local p = param{ name = "more" } local q = param{ name = "up", min = 0, max = 24 }
            function on_start() log("new starts", state.count, q.value) end
            function on_note(note) note.pitch = note.pitch + 2 * q.value emit(note) end
            """)))
        {
        }

        stream.Move(id, 120, 61);
        stream.Off(id, 150);
        stream.Play(200, 300);
        Assert.Equal("old stops\nnew starts 1 5.0", stream.Log());
        Assert.Equal("100+65 120~66 150-65 200+70 300-70", stream.Shown());
        stream.AssertSound();
    }

    [Fact]
    public void A_waiting_note_is_not_lost_and_planned_functions_are_dropped()
    {
        using var stream = new Stream("""
            function on_note(note) at(0.5, note) at(0.6, function() emit{ pitch = 80 } end) end
            """);
        stream.Play(100, 200);
        stream.Chain.Replace(0, Compile("")).Dispose();
        stream.To(2000);
        Assert.Equal("500+60 600-60", stream.Shown());
    }

    [Fact]
    public void Ten_thousand_replacements_leave_no_note_stuck_and_no_memory_behind()
    {
        string[] texts =
        [
            "state.n = (state.n or 0) + 1 function on_note(note) emit(note) emit{ pitch = note.pitch + 7 } end",
            "function on_note(note) at(note.start + 0.003, note) after(0.02, function() emit{ pitch = 50 } end) end function on_note_end(n) end",
            "function on_pitch(note) bend(note, note.pitch + 1) end",
            "kept = {} function on_note(note) for i = 1, 50 do kept[i] = { i } end emit{ pitch = 70, length = 0.004 } end",
        ];
        using var stream = new Stream(texts[0]);
        long before = 0, managed = 0;
        for (int i = 0; i < 10_000; i++)
        {
            int id = stream.On(10 * i, 40 + (i % 40));
            stream.Chain.Replace(0, Compile(texts[i % texts.Length])).Dispose();
            stream.Move(id, (10 * i) + 3, 40.5f);
            stream.Off(id, (10 * i) + 6);
            if (i is not (2000 or 9999)) continue;
            GC.Collect();
            GC.WaitForPendingFinalizers();
            long resident = Resident(), heap = GC.GetTotalMemory(forceFullCollection: true);
            if (i == 2000) (before, managed) = (resident, heap);
            else
            {
                // The process's own memory breathes by some 20 MB; a Lua state left behind each time would be more.
                Assert.True(resident - before < 64 << 20, $"{(resident - before) >> 10} KB more resident");
                using NoteScript smallest = Compile("");
                Assert.True(8000 * smallest.MemoryInUse > 128 << 20, $"a state has {smallest.MemoryInUse} bytes");
                Assert.True(heap - managed < 6 << 20, $"{(heap - managed) >> 10} KB more managed");
            }
        }

        stream.Chain.Finish(100_100);
        Assert.Equal(0, stream.Chain.Notes);
        stream.AssertSound();
        Assert.Null(stream.Fault());
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
