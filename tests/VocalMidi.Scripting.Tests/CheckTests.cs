namespace VocalMidi.Scripting.Tests;

public class CheckTests
{
    private static string[] Warnings(string text)
    {
        using NoteScript script = NoteScript.Compile(new ScriptText("check.lua", text));
        return [.. script.Check().Select(warning => $"{warning.Line}: {warning.Message} ({warning.SourceLine})")];
    }

    [Fact]
    public void Names_that_nothing_sets_and_handlers_that_nothing_calls_are_told() => Assert.Equal(
        [
            "3: nothing is named velocty: it is always nil (local v = velocty)",
            "6: on_noet is no handler: nothing calls it (handlers are on_start, on_stop, on_note, on_note_end, on_pitch, on_beat, on_param) (function on_noet(note) return later() end)",
        ],
        Warnings("""
            local s = scale("C", "major")
            function on_note(note)
              local v = velocty
              emit{ pitch = s:snap(note.pitch), velocity = v or math.pi / 4 }
            end
            function on_noet(note) return later() end
            function later() return transport, params, state, quantise, _G, string.format end
            """));

    [Fact]
    public void A_script_as_it_should_be_has_no_warnings() => Assert.Empty(Warnings("""
        count = 0
        local names = { 1, 2.5, "three", true, nil, false }
        function on_note(note)
          count = count + 1
          for i, name in ipairs(names) do log(i, name) end
          local function deep() return function() return count + #names end end
          emit(note)
        end
        """));
}
