using CsCheck;
using VocalMidi.Engine.Timing;
using VocalMidi.Scripting.Checking;

namespace VocalMidi.Scripting.Tests;

public sealed class CheckingTests
{
    [Fact]
    public void Every_use_of_a_global_is_found_with_its_line()
    {
        const string text =
            """
            local kept = quantise
            count = 0
            function on_note(note)
              local function inner() return kept(note.start, grid) end

              count = count + inner()
            end
            """;
        Assert.Equal(
            [
                ("quantise", 1, false), ("count", 2, true), ("grid", 4, false), ("count", 6, false), ("count", 6, true),
                ("on_note", 3, true),
            ],
            Uses(text).OrderBy(use => use.Name == "on_note"));
    }

    [Fact]
    public void Lines_are_right_in_a_long_function_too()
    {
        // Every few hundred lines Lua notes the line as a whole, and far jumps of the line do not fit in a byte.
        string text = "function f()\n"
            + string.Concat(Enumerable.Range(0, 400).Select(i => $"  g{i} = {i}\n{new string('\n', i % 7 == 0 ? 200 : 0)}"))
            + "end";
        string[] lines = text.Split('\n');
        foreach ((string name, int line, bool written) in Uses(text).Where(use => use.Name != "f"))
        {
            Assert.True(written);
            Assert.StartsWith($"  {name} =", lines[line - 1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_script_of_assignments_gives_back_its_globals() =>
        Gen.Int[0, 200].Array[1, 60].Sample(numbers =>
        {
            string text = string.Join('\n', numbers.Select(n => $"g{n} = {n}"));
            Assert.Equal(numbers.Select((n, i) => ($"g{n}", i + 1, true)), Uses(text));
        }, iter: 50);

    [Theory]
    [InlineData("function on_note(n) emitt(n) end", 1, "emitt", "emit")]
    [InlineData("\nfunction on_Note(n) emit(n) end", 2, "on_Note", "on_note")]
    [InlineData("function onnote(n) emit(n) end", 1, "onnote", "on_note")]
    [InlineData("log(Math.floor(1.5))", 1, "Math", "math")]
    [InlineData("log(whatever)", 1, "whatever", null)]
    [InlineData("local f = io.open('x')", 1, "io", null)]
    public void A_name_that_nobody_defines_is_named_with_what_may_be_meant(string text, int line, string name, string? meant)
    {
        UnknownGlobal unknown = Assert.Single(UnknownGlobal.In(new ScriptText("x.lua", text)));
        Assert.Equal((name, line, meant), (unknown.Name, unknown.Line, unknown.Meant));
        Assert.Contains(name, unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_uses_no_name_from_outside_is_read_over() =>
        Assert.Equal([("f", 1, true), ("g", 2, true)], Uses("function f() end\nfunction g(a) return a end"));

    [Fact]
    public void A_script_that_defines_what_it_uses_is_fine() =>
        Assert.Empty(UnknownGlobal.In(new ScriptText("x.lua", "helper = 2\nfunction on_note(n) emit(n) log(helper) end")));

    [Fact]
    public void The_globals_that_are_known_are_those_of_a_fresh_script()
    {
        const string text =
            """
            function on_start()
              local names = {}
              for name in pairs(_G) do names[#names + 1] = name end
              table.sort(names)
              for _, name in ipairs(names) do state[name] = true end
              state.all = #names
            end
            function on_note(note)
              local missing = 0
              for name in string.gmatch(NAMES, "[%w_]+") do
                if _G[name] == nil then missing = missing + 1 end
              end
              emit{ pitch = state.all }
              emit{ pitch = missing }
            end
            """;
        // Its two handlers are globals too.
        var take = new List<VoiceEvent>();
        string named = text.Replace("NAMES", '"' + string.Join(' ', ScriptGlobals.Names) + '"', StringComparison.Ordinal);
        using var chain = new ScriptChain(48000, [NoteScript.Compile(new ScriptText("x.lua", named))], new Keep(take));
        chain.Accept(new VoiceEvent(
            VoiceEventKind.NoteOn, 1, 60, 100, 100, 100, 60, 0.5f, 1));
        chain.Finish(48000);
        Assert.Equal(ScriptGlobals.Names.Count + 2, take[0].Pitch);
        Assert.Equal(0, take[1].Pitch);
    }

    private static IEnumerable<(string Name, int Line, bool IsWritten)> Uses(string text) =>
        GlobalUse.In(new ScriptText("x.lua", text)).Select(use => (use.Name, use.Line, use.IsWritten));

    private sealed class Keep(List<VoiceEvent> events) : IVoiceEventSink
    {
        public void Accept(in VoiceEvent voiceEvent) => events.Add(voiceEvent);
    }
}
