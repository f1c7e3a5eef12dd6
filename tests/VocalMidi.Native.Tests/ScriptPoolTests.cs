using CsCheck;
using VocalMidi.Native.Scripts;
using VocalMidi.Scripting;

namespace VocalMidi.Native.Tests;

/// <summary>Eight parameters of a host's stand for those that scripts declare.</summary>
public sealed class ScriptPoolTests
{
    private const string Many = """
        param{ name = "key", label = "Key", choices = { "C", "D", "E" }, default = "D" }
        param{ name = "amount", label = "Amount", min = -12, max = 12, default = 6, unit = "st" }
        param{ name = "mix", label = "Mix", min = 0, max = 1, default = 0.25 }
        param{ name = "time", label = "Time", min = 1, max = 2000, default = 1, unit = "ms" }
        param{ name = "on", label = "On", choices = { "no", "yes" } }
        """;

    [Fact]
    public void A_script_s_parameters_give_names_starts_and_texts() => With([Many], pool =>
    {
        Assert.Equal(5, pool.Count);
        Assert.Equal(["Key", "Amount", "Mix"], Enumerable.Range(0, 3).Select(pool.Name));
        Assert.Equal([0.5, 0.75, 0.25, 0, 0, 0, 0, 0], pool.Defaults());
        Assert.Equal(["D", "6.0 st", "0.25", "1 ms", "no", "0 %"], Enumerable.Range(0, 6).Select(place => pool.Format(place, pool.Default(place))));
        Assert.Equal("E", pool.Format(0, 0.9));
    });

    [Fact]
    public void Of_several_scripts_the_first_eight_are_taken_and_named_after_them() => With([Many, "", Many], pool =>
    {
        Assert.Equal(8, pool.Count);
        Assert.Equal("0: Key", pool.Name(0));
        Assert.Equal("2: Mix", pool.Name(7));
        Assert.Equal((2, 2), pool.Target(7));
    });

    [Fact]
    public void Every_value_reads_back_as_shown() => With([Many], pool =>
        Gen.Select(Gen.Int[0, 7], Gen.Double[0, 1]).Sample((place, value) =>
        {
            string text = pool.Format(place, value);
            Assert.True(pool.TryParse(place, text, out double read));
            Assert.InRange(read, 0, 1);
            Assert.Equal(text, pool.Format(place, read));
        }));

    [Theory]
    [InlineData(0, "e", 1)]
    [InlineData(1, "-12", 0)]
    [InlineData(1, " 0 ST ", 0.5)]
    [InlineData(2, "7", 1)]
    [InlineData(7, "50", 0.5)]
    public void What_people_type_is_understood(int place, string text, double expected) => With([Many], pool =>
    {
        Assert.True(pool.TryParse(place, text, out double value));
        Assert.Equal(expected, value);
        Assert.False(pool.TryParse(place, "loud", out _));
        Assert.False(pool.TryParse(place, "NaN", out _));
    });

    private static void With(string[] texts, Action<ScriptPool> use)
    {
        NoteScript[] scripts = [.. texts.Select((text, i) => NoteScript.Compile(new ScriptText($"{i}.lua", text)))];
        use(new ScriptPool(scripts));
        foreach (NoteScript script in scripts) script.Dispose();
    }
}
