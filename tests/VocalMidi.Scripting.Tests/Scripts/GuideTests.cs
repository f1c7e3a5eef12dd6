using System.Globalization;
using System.Text.RegularExpressions;
using VocalMidi.Scripting.Checking;

namespace VocalMidi.Scripting.Tests.Scripts;

/// <summary>What docs/scripting.md and the type stub say, against what there is.</summary>
public sealed partial class GuideTests
{
    private static readonly string[] s_handlers =
        ["on_start", "on_stop", "on_note", "on_note_end", "on_pitch", "on_beat", "on_param"];

    private static string Guide { get; } =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "scripting.md"));

    private static string Stub { get; } = File.ReadAllText(Path.Combine(ShippedScripts.Folder, "vocalmidi.d.lua"));

    /// <summary>Every block by the line it begins at.</summary>
    public static TheoryData<int> Blocks { get; } = new(Block().Matches(Guide).Select(LineOf));

    [Fact]
    public void The_guide_has_its_examples() => Assert.True(Blocks.Count > 15, $"{Blocks.Count} blocks");

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Every_example_of_the_guide_runs_without_a_fault(int line)
    {
        Match block = Block().Matches(Guide).Single(m => LineOf(m) == line);
        var take = new Take(new ScriptText($"scripting.md block at line {line}", block.Groups["text"].Value));
        take.Sing(
            new Sung(0.2, 0.5, 60.2) { Glide = [(0.1, 60.8), (0.2, 61.2)] },
            new(1, 3, 61, 0.2) { Glide = [(2.5, 62)] },
            new(4.9, 1, 64, 1));
        Assert.Empty(take.Faults);
        Assert.Empty(UnknownGlobal.In(new ScriptText("block", block.Groups["text"].Value)));
    }

    [Fact]
    public void The_harmony_at_the_end_of_the_tutorial_sings_in_the_key()
    {
        string text = Block().Matches(Guide).Select(m => m.Groups["text"].Value)
            .Single(t => t.StartsWith("-- A second voice in the key.", StringComparison.Ordinal));
        Assert.Equal(
            [new(0, 1, 62), new(0, 1, 65, 0.64), new(1, 1, 69), new(1, 1, 72, 0.64)],
            new Take(new ScriptText("harmony2.lua", text)).With("key", "D").With("scale", "minor")
                .Sing(new Sung(0, 1, 62), new(1, 1, 69)));
    }

    [Fact]
    public void The_message_that_the_guide_shows_is_the_one_that_comes()
    {
        var take = new Take(new ScriptText("first.lua", """
            function on_note(note)
              note.pitch = note.ptich + 12
              emit(note)
            end
            """));
        Assert.Equal([new(0, 1, 60.2)], take.Sing(new Sung(0, 1, 60.2)));
        Assert.Contains("\n" + Assert.Single(take.Faults) + "\n", Guide, StringComparison.Ordinal);
    }

    [Fact]
    public void The_guide_tells_the_limits_there_are()
    {
        var limits = new ScriptLimits();
        Assert.Contains($"do {Spaced(limits.WorkPerCall)} steps", Guide, StringComparison.Ordinal);
        Assert.Contains($"{Spaced(limits.WorkAtLoad)} while it is read", Guide, StringComparison.Ordinal);
        Assert.Contains($"{limits.MemoryBytes >> 20} MiB of memory", Guide, StringComparison.Ordinal);
        Assert.Contains($"strings of {limits.LongestText >> 10} KiB", Guide, StringComparison.Ordinal);
        Assert.Contains($"lists of {Spaced(limits.LargestTable / 16)} elements", Guide, StringComparison.Ordinal);
        Assert.Contains($"plan {limits.CommandsPerCall} times", Guide, StringComparison.Ordinal);
        Assert.Contains($"be {ScriptText.MaximumBytes >> 10} KB of text", Guide, StringComparison.Ordinal);
        Assert.Contains($"declare {ScriptParameter.Most} parameters", Guide, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_shipped_script_is_named_where_scripts_are_listed()
    {
        string list = File.ReadAllText(Path.Combine(ShippedScripts.Folder, "README.md"));
        Assert.Equal(10, ShippedScripts.Names.Count());
        Assert.All(ShippedScripts.Names, name => Assert.Contains($"]({name})", list, StringComparison.Ordinal));
        Assert.All(ShippedScripts.Names, name => Assert.Contains($"**{Path.GetFileNameWithoutExtension(name)}**", list,
            StringComparison.Ordinal));
    }

    [Fact]
    public void Shipped_scripts_are_short_and_loadable_and_say_what_they_do()
    {
        foreach (string name in ShippedScripts.Names)
        {
            ScriptText script = ShippedScripts.Read(name);
            Assert.StartsWith($"-- {name}: ", script.Text, StringComparison.Ordinal);
            Assert.Empty(UnknownGlobal.In(script));
            Assert.InRange(script.Text.Split('\n').Length, 10, 95);
            using NoteScript compiled = NoteScript.Compile(script);
            Assert.InRange(compiled.Parameters.Count, 1, 8);
            Assert.All(compiled.Parameters, p => Assert.NotEqual(p.Name, p.Label));
        }
    }

    [Fact]
    public void The_stub_names_every_global_there_is_and_no_other()
    {
        string[] ours = [.. Globals().Except(LuasOwn())];
        string[] stub =
        [
            .. StubGlobal().Matches(Stub).Select(m => m.Groups["name"].Value).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(ours.Union(s_handlers).Order(StringComparer.Ordinal), stub);
    }

    [Fact]
    public void The_guide_names_every_global_there_is() =>
        Assert.All(Globals().Concat(s_handlers), name => Assert.Matches($@"`{name}\b|### .*\b{name}\(", Guide));

    [Fact]
    public void The_guide_and_the_stub_name_every_scale_and_chord()
    {
        foreach (string name in NamesIn("scales").Concat(NamesIn("chords")))
        {
            Assert.Contains($"`{name}`", Guide, StringComparison.Ordinal);
            Assert.Contains($"\"{name}\"", Stub, StringComparison.Ordinal);
        }
    }

    /// <summary>Globals of a script that has declared nothing.</summary>
    private static IEnumerable<string> Globals() => NamesIn("_G").Where(name => name != "_G");

    private static IEnumerable<string> LuasOwn() =>
    [
        "assert", "coroutine", "error", "getmetatable", "ipairs", "math", "next", "pairs", "pcall", "print", "rawequal",
        "rawget", "rawlen", "rawset", "select", "setmetatable", "string", "table", "tonumber", "tostring", "type",
        "utf8", "xpcall", "_VERSION",
    ];

    private static IEnumerable<string> NamesIn(string table)
    {
        var take = new Take(new ScriptText("names", $$"""
            function on_note()
              local names = {}
              for name in pairs({{table}}) do
                if type(name) == "string" and not name:find("^on_") then names[#names + 1] = name end
              end
              table.sort(names)
              error("names: " .. table.concat(names, " "))
            end
            """));
        take.Sing(new Sung(0, 1, 60));
        return NamesOf().Match(Assert.Single(take.Faults)).Groups["name"].Captures.Select(c => c.Value);
    }

    private static string Spaced(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    private static int LineOf(Match block) => Guide.AsSpan(0, block.Index).Count('\n') + 1;

    [GeneratedRegex(@"^```lua\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?:function )?(?<name>[a-z_]+)(?:\(.*\) end| = .*)$", RegexOptions.Multiline)]
    private static partial Regex StubGlobal();

    [GeneratedRegex(@"names: (?:(?<name>\w+) ?)+")]
    private static partial Regex NamesOf();
}
