namespace VocalMidi.Scripting.Tests;

public class FaultTests
{
    [Fact]
    public void A_fault_names_handler_line_and_source_line_and_the_note_passes()
    {
        using var stream = new Stream("-- a script\nfunction on_note(note)\n  emit(note)\n  note.ptich.x = 3\nend");
        stream.Play(100, 200);
        Assert.Equal("100+60 200-60", stream.Shown());
        ScriptFault fault = stream.Fault()!;
        Assert.Equal(
            "test.lua:4: in on_note: attempt to index a nil value (field 'ptich') (note.ptich.x = 3)", fault.ToString());
    }

    [Fact]
    public void A_script_that_keeps_failing_is_passed_by()
    {
        using var stream = new Stream("function on_note(note) error('no') end");
        for (int i = 0; i < 15; i++) stream.Play(100 * i, (100 * i) + 50);
        Assert.True(stream.Chain.IsStopped(0));
        ScriptFault? last = null;
        int count = 0;
        while (stream.Fault() is { } fault)
        {
            last = fault;
            count++;
        }

        Assert.Equal(10, count);
        Assert.EndsWith("notes pass through until it is mended", last!.ToString());
        Assert.Equal(30, stream.Events.Count);
    }

    [Theory]
    [InlineData("x = = 1", "test.lua:1: while loading: unexpected symbol near '=' (x = = 1)")]
    [InlineData("\n\nfunction f(", "test.lua:3: while loading: ")]
    [InlineData("\nerror('oops')", "test.lua:2: while loading: oops (error('oops'))")]
    [InlineData("\nemit{pitch = 3}", "test.lua:2: while loading: emit works only inside handlers")]
    [InlineData("param{ name = 'a b' }", "test.lua:1: while loading: param: a name is made of letters")]
    [InlineData("param{ name = 'a', min = 2, max = 1 }", "param: min must be below max")]
    [InlineData("param{ name = 'a' } param{ name = 'a' }", "there are two parameters named 'a'")]
    [InlineData("for i = 1, 9 do param{ name = 'p' .. i } end", "at most 8 parameters")]
    [InlineData("param{ name = 'a', choices = { 'x' }, default = 'y' }", "default must be one of the choices")]
    [InlineData("scale('C', 'nothing')", "test.lua:1: while loading: scale: there is no scale named nothing")]
    public void A_script_that_does_not_load_is_refused_with_the_reason(string text, string message)
    {
        ScriptException e = Assert.Throws<ScriptException>(() => NoteScript.Compile(new ScriptText("test.lua", text)));
        Assert.Contains(message, e.Message);
    }

    [Fact]
    public void A_stop_names_the_handler_and_the_line()
    {
        using var stream = new Stream("function on_note(note)\n  while true do\n  end\nend");
        stream.Play(100, 200);
        ScriptFault fault = stream.Fault()!;
        Assert.Equal("on_note", fault.Where);
        Assert.InRange(fault.Line, 2, 3);
        Assert.Equal("100+60 200-60", stream.Shown());
    }

    [Fact]
    public void An_error_takes_back_what_the_call_has_asked_for()
    {
        using var stream = new Stream("function on_note(note) emit{pitch = 72} at(0.5, function() log('late') end) error('no') end");
        stream.Play(100, 200);
        stream.To(2000);
        Assert.Equal("100+60 200-60", stream.Shown());
        Assert.Equal("", stream.Log());
    }
}
