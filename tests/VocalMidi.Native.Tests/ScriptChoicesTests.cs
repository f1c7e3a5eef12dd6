using CsCheck;
using VocalMidi.Native.Parameters;
using VocalMidi.Native.Scripts;
using VocalMidi.Scripting;

namespace VocalMidi.Native.Tests;

/// <summary>What the parameter Script offers.</summary>
public sealed class ScriptChoicesTests
{
    private static readonly ScriptChoices s_choices = new(
    [
        new FoundScript("harmony", "/shipped/harmony.lua", IsUsers: false),
        new FoundScript("scale", "/shipped/scale.lua", IsUsers: false),
        new FoundScript("mine", "/user/mine.lua", IsUsers: true),
        new FoundScript("scale", "/user/scale.lua", IsUsers: true),
    ]);

    [Fact]
    public void They_are_none_those_that_ship_the_user_s_and_the_project_s()
    {
        string[] labels = [.. Enumerable.Range(0, s_choices.Count).Select(s_choices.Label)];
        Assert.Equal(["None", "harmony", "scale", "mine", "scale (user)", "Project"], labels);
        Assert.Equal("/user/scale.lua", s_choices.PathOf(4));
        Assert.Null(s_choices.PathOf(ScriptChoices.None));
        Assert.Null(s_choices.PathOf(s_choices.Project));
    }

    [Fact]
    public void Each_has_a_text_and_a_key_of_its_own() =>
        Gen.Int[0, s_choices.Count - 1].Sample(choice =>
        {
            Assert.True(s_choices.TryParse(s_choices.Label(choice).ToUpperInvariant(), out int read));
            Assert.Equal(choice, read);
            Assert.Equal(choice, s_choices.IndexOf(s_choices.KeyOf(choice)));
        });

    [Fact]
    public void One_that_is_not_here_is_the_project_s() =>
        Assert.Equal(s_choices.Project, s_choices.IndexOf("user:theirs"));

    [Fact]
    public void A_folder_s_stubs_and_hidden_files_are_no_scripts()
    {
        string folder = Directory.CreateTempSubdirectory("vocalmidi-scripts").FullName;
        foreach (string file in new[] { "b.lua", "a.lua", "vocalmidi.d.lua", ".hidden.lua", "notes.txt" })
            File.WriteAllText(Path.Combine(folder, file), "");
        Assert.Equal(["a", "b"], ScriptCatalogue.List(folder).Where(script => !script.IsUsers).Select(script => script.Name));
        Directory.Delete(folder, recursive: true);
        Assert.DoesNotContain(ScriptCatalogue.List(folder), script => !script.IsUsers);
    }

    [Fact]
    public void A_host_sees_the_range_the_names_and_the_default()
    {
        using var rig = new ScriptRig(("quiet", ""), ("loud", "param{ name = 'gain', min = 0, max = 10, default = 5 }"));
        var controls = new ScriptControls(rig.Scripts, () => StatusLevel.Well, () => "Listening");
        (Abi.VmParameter row, string name) = controls.Row(PluginParameters.Script);
        Assert.Equal(("Script", 3, 0), (name, (int)row.Maximum, (int)row.Initial));
        Assert.Equal("loud", controls.Format(PluginParameters.Script, 1));
        Assert.True(controls.TryParse(PluginParameters.Script, "quiet", out double value));
        Assert.Equal(2, value);
        Assert.False(controls.TryParse(PluginParameters.Script, "no such script", out _));
        Assert.Equal("Script Parameter 1", controls.Row(PluginParameters.Pool).Name);
        rig.Choose("loud");
        Assert.Equal("gain", controls.Row(PluginParameters.Pool).Name);
        Assert.Equal(0.5, controls.Row(PluginParameters.Pool).Row.Initial);
        Assert.Equal("Listening", controls.Format(PluginParameters.Status, 0));
        Assert.Equal("No notes are made", controls.Format(PluginParameters.Status, 2));
    }
}
