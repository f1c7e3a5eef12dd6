using VocalMidi.Scripting.Interop;

namespace VocalMidi.Scripting.Tests;

public class StateTests
{
    private static NoteScript Compile(string text) => NoteScript.Compile(new ScriptText("state.lua", text));

    [Fact]
    public void State_comes_back_as_it_was()
    {
        using NoteScript first = Compile("state = { n = 3, x = 1.5, s = 'text', yes = true, no = false, list = { 1, 2, { deep = 'er' } }, [7] = 'seven', [2.5] = 0 }");
        byte[] saved = first.SaveState(out ScriptFault? problem);
        Assert.Null(problem);
        using NoteScript second = Compile("state.n = 0 state.kept = 'default'");
        Assert.True(second.LoadState(saved));
        using var stream = new Stream("""
            function on_note() log(state.n, state.x, state.s, state.yes, state.no, state.list[3].deep, state[7], state[2.5], state.kept) end
            """);
        Assert.True(stream.Chain.Script(0).LoadState(saved));
        stream.Play(100, 200);
        Assert.Equal("3 1.5 text true false er seven 0 nil", stream.Log());
        Assert.NotEqual(saved, second.SaveState());
        using NoteScript third = Compile("state = { no = false, yes = true, s = 'text', x = 1.5, n = 3, [2.5] = 0, [7] = 'seven', list = { 1, 2, { deep = 'er' } } }");
        Assert.Equal(saved, third.SaveState());
    }

    [Fact]
    public void What_is_no_plain_data_is_left_out_and_named()
    {
        using NoteScript script = Compile("state.f = print state.ok = 1 state.t = { inner = { state } } state.t.inner.me = state.t");
        byte[] saved = script.SaveState(out ScriptFault? problem);
        Assert.Contains("state.f is a function: it is not saved", problem!.Message);
        using NoteScript other = Compile("");
        Assert.True(other.LoadState(saved));
    }

    [Fact]
    public void Too_much_state_is_refused_as_a_whole()
    {
        using NoteScript script = Compile("for i = 1, 6000 do state[i] = 'some text that is quite long' end");
        Assert.Empty(script.SaveState(out ScriptFault? problem));
        Assert.Contains("state is too large", problem!.Message);
    }

    [Fact]
    public void Damaged_state_changes_nothing()
    {
        using NoteScript source = Compile("state = { a = 1, b = { 'x', 'y' }, c = 2.5 }");
        byte[] good = source.SaveState();
        var random = new Random(1);
        for (int i = 0; i < 2000; i++)
        {
            byte[] bad = (byte[])good.Clone();
            for (int k = 0; k < 1 + (i % 4); k++) bad[random.Next(bad.Length)] = (byte)random.Next(256);
            if (i % 3 == 0) bad = bad[..random.Next(bad.Length)];
            using NoteScript script = Compile("state.a = 'mine'");
            byte[] before = script.SaveState();
            if (!script.LoadState(bad)) Assert.Equal(before, script.SaveState());
        }
    }

    [Fact]
    public unsafe void Both_sides_of_the_contract_agree_on_its_structs()
    {
        Assert.Equal(Guard.Version, Guard.AbiVersion());
        uint* sizes = stackalloc uint[7];
        Guard.Sizes(sizes);
        Assert.Equal((uint)sizeof(GuardLimits), sizes[0]);
        Assert.Equal((uint)sizeof(GuardNote), sizes[1]);
        Assert.Equal((uint)sizeof(GuardMoment), sizes[2]);
        Assert.Equal((uint)sizeof(GuardCall), sizes[3]);
        Assert.Equal((uint)sizeof(GuardCommand), sizes[4]);
        Assert.Equal((uint)sizeof(GuardFault), sizes[5]);
        Assert.Equal((uint)sizeof(GuardParameter), sizes[6]);
        GuardLimits limits;
        Guard.DefaultLimits(&limits);
        Assert.Equal(limits, new ScriptLimits().ToGuard());
    }
}
