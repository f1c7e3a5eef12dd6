using VocalMidi.Native.Abi;
using VocalMidi.Native.Scripts;
using VocalMidi.Native.State;

namespace VocalMidi.Native.Tests;

/// <summary>Choosing, saving and opening scripts while nothing plays.</summary>
public sealed class PluginScriptsTests
{
    private const string Up = "param{ name = 'by', min = 0, max = 24, default = 12 }\nfunction on_note(n) n.pitch = n.pitch + params.by emit(n) end";
    private const string Counting = "state.n = state.n or 0\nfunction on_note(n) state.n = state.n + 1 log(state.n) emit(n) end";

    [Fact]
    public void A_choice_plays_with_its_parameters()
    {
        using var rig = new ScriptRig(("up", Up));
        rig.Start();
        rig.Play(Voice.Melody());
        int[] plain = rig.TakeKeys();
        rig.Stop();
        rig.Choose("up");
        Assert.Equal(0.5, rig.Pool[0]);
        using var again = new ScriptRig(("up", Up));
        again.Choose("up");
        again.Pool[0] = 7 / 24.0;
        again.Start();
        again.Play(Voice.Melody());
        Assert.Equal(plain.Select(key => key + 7), again.TakeKeys());
    }

    [Fact]
    public void The_same_choice_again_changes_nothing()
    {
        using var rig = new ScriptRig(("up", Up));
        Assert.NotNull(rig.Scripts.Choose(1));
        Assert.Null(rig.Scripts.Choose(1));
    }

    [Fact]
    public void A_broken_script_is_told_with_its_line_and_plays_once_it_is_mended()
    {
        using var rig = new ScriptRig(("up", "function on_note(n)\n  emit(n\nend"));
        rig.Choose("up");
        Assert.Contains("up.lua:3: while loading:", rig.Scripts.Trouble, StringComparison.Ordinal);
        Assert.Contains("no script runs", rig.Scripts.Trouble, StringComparison.Ordinal);
        rig.Write("up", Up);
        using ScriptSet mended = rig.Scripts.Prepare(new double[AbiConstants.PoolSize]);
        Assert.Null(rig.Scripts.Trouble);
        Assert.Equal(1, mended.Count);
    }

    [Fact]
    public void A_file_that_is_gone_or_far_too_long_is_told()
    {
        using var rig = new ScriptRig(("up", Up), ("long", new string(' ', 200_000)));
        rig.Delete("up");
        rig.Choose("up");
        Assert.Contains("up.lua", rig.Scripts.Trouble, StringComparison.Ordinal);
        Assert.Contains("cannot be read", rig.Scripts.Trouble, StringComparison.Ordinal);
        rig.Choose("long");
        Assert.Contains("longer than 128 KB", rig.Scripts.Trouble, StringComparison.Ordinal);
        rig.Choose("None");
        Assert.Null(rig.Scripts.Trouble);
    }

    [Fact]
    public void A_project_opens_with_the_same_choice_where_the_file_is_the_same()
    {
        using var rig = new ScriptRig(("up", Up));
        rig.Choose("up");
        SavedScripts saved = rig.Scripts.Save();
        using PluginScripts other = rig.NewScripts();
        double[] pool = [.. Enumerable.Repeat(double.NaN, AbiConstants.PoolSize)];
        Assert.Equal(rig.ChoiceOf("up"), other.Load(saved, pool));
        Assert.Equal(0.5, pool[0]);
        Assert.Equal(PluginState.Save(rig.Values, saved), PluginState.Save(rig.Values, other.Save()));
    }

    [Fact]
    public void A_project_opens_unchanged_where_the_file_is_another_or_gone()
    {
        using var rig = new ScriptRig(("up", Up));
        rig.Choose("up");
        SavedScripts saved = rig.Scripts.Save();
        rig.Write("up", "-- another");
        using PluginScripts other = rig.NewScripts();
        double[] pool = new double[AbiConstants.PoolSize];
        Assert.Equal(other.Choices.Project, other.Load(saved, pool));
        Assert.Equal("up.lua", other.ProjectNames);
        Assert.Equal(Up, other.Save().Scripts[0].Text.Text);
        rig.Delete("up");
        using PluginScripts without = rig.NewScripts();
        Assert.Equal(without.Choices.Project, without.Load(saved, pool));
        Assert.Equal(Up, without.Save().Scripts[0].Text.Text);
        Assert.Equal("by", without.Pool.Name(0));
    }

    [Fact]
    public void The_project_s_own_scripts_can_be_chosen_again()
    {
        using var rig = new ScriptRig(("up", Up));
        rig.Scripts.Load(new SavedScripts("project", [new EmbeddedScript(new("count.lua", Counting), [])]), new double[8]);
        rig.Choose("up");
        Assert.Equal("by", rig.Scripts.Pool.Name(0));
        rig.Choose("Project");
        Assert.Equal(Counting, rig.Scripts.Save().Scripts[0].Text.Text);
    }

    [Fact]
    public void A_project_is_saved_alike_before_it_plays_and_while()
    {
        using var rig = new ScriptRig(("set", "state.n = 1"));
        rig.Choose("set");
        byte[] before = PluginState.Save(rig.Values, rig.Scripts.Save());
        rig.Start();
        rig.Play(Voice.Melody());
        Assert.Equal(before, PluginState.Save(rig.Values, rig.Scripts.Save()));
    }

    [Fact]
    public void What_a_script_keeps_is_saved_while_it_plays_and_after()
    {
        using var rig = new ScriptRig(("count", Counting));
        rig.Choose("count");
        rig.Start();
        rig.Play(Voice.Melody());
        byte[] playing = rig.Scripts.Save().Scripts[0].State;
        rig.Stop();
        Assert.Equal(playing, rig.Scripts.Save().Scripts[0].State);
        rig.Start();
        rig.Play(Voice.Melody());
        Assert.True(rig.Worker.Scripts.TryTakeLog(out string line));
        Assert.Equal("count.lua: 3", line); // two notes came before
    }

    [Fact]
    public void A_project_with_a_script_that_does_not_load_is_refused_and_changes_nothing()
    {
        using var rig = new ScriptRig(("up", Up));
        rig.Choose("up");
        var broken = new SavedScripts("project", [new EmbeddedScript(new("bad.lua", "end"), [])]);
        Assert.Throws<Scripting.ScriptException>(() => rig.Scripts.Load(broken, new double[8]));
        Assert.Equal(rig.ChoiceOf("up"), rig.Scripts.Choice);
        Assert.Null(rig.Scripts.Trouble);
    }
}
