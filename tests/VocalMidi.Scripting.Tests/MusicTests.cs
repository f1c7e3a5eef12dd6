using CsCheck;

namespace VocalMidi.Scripting.Tests;

/// <summary>The library that is loaded before every script.</summary>
public class MusicTests
{
    private static string Evaluate(string expressions)
    {
        using var stream = new Stream($"function on_note(note) log({expressions}) end");
        stream.Play(100, 200);
        return stream.Fault()?.Message ?? stream.Log();
    }

    [Theory]
    [InlineData("s:contains(62), s:contains(61), s:contains(62.4)", "true false true")]
    [InlineData("s:snap(61), s:snap(61.4), s:snap(61.6), s:snap(60), s:snap(66)", "60 62 62 60 65")]
    [InlineData("s:degree(64)", "3 4")]
    [InlineData("s:pitch(1, 4), s:pitch(5, 3), s:pitch(8, 4), s:pitch(0, 4)", "60 55 72 59")]
    [InlineData("s:step(60, 2), s:step(62, 2), s:step(60, -1), s:step(60, 7), s:step(71, 1)", "64 65 59 72 72")]
    [InlineData("scale('F#', 'minor'):contains(66), scale('Bb', {0, 4, 7}):snap(60)", "true 58")]
    [InlineData("scale(62, 'dorian'):step(62, 4), #scales.blues", "69 6")]
    public void Scales_answer(string expressions, string expected) =>
        Assert.Equal(expected, Evaluate(expressions.Replace("s:", "scale('C', 'major'):", StringComparison.Ordinal)));

    [Theory]
    [InlineData("table.concat(chord(60, 'major'), ',')", "60,64,67")]
    [InlineData("table.concat(chord(60, '7', 1), ',')", "64,67,70,72")]
    [InlineData("table.concat(chord(60, {0, 7}, -1), ',')", "55,60")]
    [InlineData("#chords.maj7, pcall(chord, 60, 'none')", "4 false chord: there is no chord named none; the table chords lists them")]
    public void Chords_answer(string expressions, string expected) => Assert.Equal(expected, Evaluate(expressions));

    [Theory]
    [InlineData("quantise(1.1, 0.25), quantise(1.2, '1/16'), quantise(1.1, '1/8t')", "1.0 1.25 1.0")]
    [InlineData("quantise(1.1, 1, 0.5), quantise(1.1, 1, 0), quantise(1.4, '1/4d')", "1.05 1.1 1.5")]
    [InlineData("quantise(0.6, 0.5, 1, 0.5), quantise(0.35, 0.5, 1, 0.5), quantise(0.9, 0.5, 1, 0.5), quantize == quantise", "0.625 0.625 1.0 true")]
    public void Quantise_answers(string expressions, string expected) => Assert.Equal(expected, Evaluate(expressions));

    [Fact]
    public void Quantise_at_full_strength_is_idempotent()
    {
        Gen.Select(Gen.Double[-1e4, 1e4], Gen.Double[0.01, 8], Gen.Double[0, 1]).Sample(
            (time, grid, swing) => string.Create(null, $"""
                local once = quantise({time:R}, {grid:R}, 1, {swing:R})
                if quantise(once, {grid:R}, 1, {swing:R}) ~= once then error(once) end
                if math.abs(once - {time:R}) > {grid:R} then error("far") end
                """),
            text => NoteScript.Compile(new ScriptText("q.lua", text)).Dispose(),
            iter: 300);
    }

    [Fact]
    public void Snap_is_idempotent_and_stays_in_the_scale()
    {
        NoteScript.Compile(new ScriptText("s.lua", """
            for name in pairs(scales) do
              for root = 0, 11 do
                local s = scale(root, name)
                for i = 0, 60 do
                  local pitch = 40 + i * 0.7
                  local snapped = s:snap(pitch)
                  assert(s:contains(snapped) and s:snap(snapped) == snapped, name)
                  assert(math.abs(snapped - pitch) <= 3.5, name)
                  assert(s:pitch(s:degree(pitch)) == snapped, name)
                  assert(s:step(pitch, 0) == snapped and s:step(s:step(pitch, 3), -3) == snapped, name)
                end
              end
            end
            """), new ScriptLimits { WorkAtLoad = 100_000_000 }).Dispose();
    }

    [Fact]
    public void Random_numbers_repeat()
    {
        const string Text = "function on_note(note) log(random(), random(10), random(-5, 5), math.random(3)) random_seed(7) log(random(1000)) end";
        string First()
        {
            using var stream = new Stream(Text);
            stream.Play(100, 200);
            stream.Play(300, 400);
            return stream.Log();
        }

        string once = First();
        Assert.Equal(once, First());
        string[] lines = once.Split('\n');
        Assert.Equal(lines[1], lines[3]);
        Assert.NotEqual(lines[0], lines[2]);
    }
}
