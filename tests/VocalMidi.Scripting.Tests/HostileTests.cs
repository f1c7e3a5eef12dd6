using VocalMidi.Engine.Timing;

namespace VocalMidi.Scripting.Tests;

/// <summary>
/// Scripts that mean harm or blunder. The first line of each says how it ends: "refused: text", "stopped: text",
/// "error: text" (what the fault must contain) or "harmless". What is measured is counted work, never time.
/// </summary>
public class HostileTests
{
    private const int Notes = 12;

    // The clock must not be what stops a script here.
    private static readonly ScriptLimits s_limits = new() { BackstopMilliseconds = 600_000 };

    public static TheoryData<string> Scripts => [.. Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "hostile"), "*.lua")
        .Select(path => Path.GetFileNameWithoutExtension(path)!)
        .Order()];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_hostile_script_ends_as_it_says_and_notes_still_pass(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "hostile", name + ".lua");
        string text = File.ReadAllText(path);
        string[] verdict = text.Split('\n')[0].TrimStart('-', ' ').Split(':', 2, StringSplitOptions.TrimEntries);
        string message = verdict.Length > 1 ? verdict[1] : "";
        NoteScript script;
        try
        {
            script = NoteScript.Compile(new ScriptText(name + ".lua", text), s_limits);
        }
        catch (ScriptException e)
        {
            Assert.Equal("refused", verdict[0]);
            Assert.Contains(message, e.Message);
            Assert.True(e.Fault.Work <= Bound(s_limits.WorkAtLoad), $"{e.Fault.Work} units of work");
            return;
        }

        Assert.NotEqual("refused", verdict[0]);
        var sink = new Sink();
        using var chain = new ScriptChain(1000, [script], sink);
        for (int i = 0; i < Notes; i++)
        {
            chain.Accept(Event(VoiceEventKind.NoteOn, i, i * 100));
            AssertBounded(script);
            chain.AdvanceTo((i * 100) + 50);
            AssertBounded(script);
            chain.Accept(Event(VoiceEventKind.NoteOff, i, (i * 100) + 60));
            AssertBounded(script);
        }

        ScriptFault? fault = chain.TryTakeFault(out ScriptFault first) ? first : null;
        chain.EndNotes(Notes * 100);
        switch (verdict[0])
        {
            case "harmless":
                Assert.Null(fault);
                Assert.False(chain.IsStopped(0));
                break;
            case "error":
                Assert.NotNull(fault);
                Assert.False(fault.Stopped, fault.ToString());
                Assert.Contains(message, fault.Message);
                break;
            default:
                Assert.Equal("stopped", verdict[0]);
                Assert.NotNull(fault);
                Assert.True(fault.Stopped, fault.ToString());
                Assert.Contains(message, fault.Message);
                Assert.True(chain.IsStopped(0));
                Assert.True(fault.Work <= Bound(s_limits.WorkPerCall), $"{fault.Work} units of work");
                break;
        }

        if (verdict[0] != "harmless") Assert.True(sink.NoteOns(from: 2 * Notes / 3) > 0, "notes do not pass");
        sink.AssertEveryNoteEnds();
    }

    [Fact]
    public void There_are_at_least_25_of_them() => Assert.True(Scripts.Count >= 25);

    [Fact]
    public void Compiled_Lua_is_refused()
    {
        ScriptException e = Assert.Throws<ScriptException>(
            () => NoteScript.Compile(new ScriptText("binary.lua", "\u001bLua\u0054\0")));
        Assert.Contains("attempt to load a binary chunk", e.Message);
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused() => Assert.Throws<ScriptException>(
        () => NoteScript.Compile(new ScriptText("long.lua", new string(' ', ScriptText.MaximumBytes + 1))));

    // A handler's last look at its budget may come one interval late, and the instructions in it may be dear ones.
    private static long Bound(long allowed) => allowed + (250 * 20_000L);

    private static void AssertBounded(NoteScript script) =>
        Assert.True(script.LastWork <= Bound(s_limits.WorkPerCall), $"{script.LastWork} units of work");

    private static VoiceEvent Event(VoiceEventKind kind, int i, long at) =>
        new(kind, i + 1, 60 + i, at, at, at, 60 + i, kind == VoiceEventKind.NoteOn ? 0.5f : 0, 0.5f);

    private sealed class Sink : IVoiceEventSink
    {
        private readonly List<VoiceEvent> _events = [];

        public void Accept(in VoiceEvent voiceEvent) => _events.Add(voiceEvent);

        public int NoteOns(int from) =>
            _events.Count(e => e.Kind == VoiceEventKind.NoteOn && e.DueSample >= from * 100);

        public void AssertEveryNoteEnds()
        {
            foreach (IGrouping<int, VoiceEvent> note in _events.GroupBy(e => e.NoteId))
            {
                Assert.Equal(1, note.Count(e => e.Kind == VoiceEventKind.NoteOn));
                Assert.Equal(1, note.Count(e => e.Kind == VoiceEventKind.NoteOff));
                Assert.Equal(VoiceEventKind.NoteOff, note.Last().Kind);
            }
        }
    }
}
