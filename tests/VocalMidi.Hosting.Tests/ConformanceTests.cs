using VocalMidi.Hosting.Conformance;

namespace VocalMidi.Hosting.Tests;

/// <summary>The built VocalMidi.clap against the conformance suite.</summary>
public sealed class ClapConformanceTests() : ConformanceTests(
    "plugins/VocalMidi/VocalMidi.clap",
    "A channel said to be silent is silent, whatever the flags were before",
    "Buses are switched off and on, and nothing comes of those that are off",
    "The plugin says what it must be told, and lives on that",
    "The editor opens and closes");

/// <summary>The built VocalMidi.vst3 against the conformance suite.</summary>
public sealed class Vst3ConformanceTests() : ConformanceTests(
    "plugins/VocalMidi.vst3",
    "A channel said to be constant is constant, whatever the mask was before",
    "A plugin that says it sleeps is silent",
    "Ranges and kinds of parameters stay as they are while the plugin is active",
    "A change without its cookie counts",
    "An event of a foreign namespace changes nothing",
    "The editor opens and closes")
{
    [Theory]
    [InlineData("Every layout that is taken is told and plays, mono too", "2 in, 2 out; 1 in, 1 out; 1 in, 2 out; 2 in, 1 out")]
    [InlineData("The plugin says what it must be told, and lives on that", "transport state, tempo")]
    public void The_checks_of_buses_see_what_they_are_about(string check, string reason) => AssertReason(check, reason);
}

/// <summary>A built plugin: every check passes, but for those that cannot apply to it.</summary>
public abstract class ConformanceTests(string plugin, params string[] notApplicable)
{
    public static TheoryData<string> Checks => [.. ConformanceSuite.Checks().Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public void Keeps_to(string check)
    {
        ConformanceResult result = ConformanceSuite.Run(TestPlugins.Built(plugin), TestPlugins.Check(check));
        ConformanceVerdict wanted =
            notApplicable.Contains(check) ? ConformanceVerdict.NotApplicable : ConformanceVerdict.Passed;
        Assert.True(result.Verdict == wanted, $"{result.Verdict}: {result.Reason}");
        Assert.False(wanted == ConformanceVerdict.NotApplicable && result.Reason.Length == 0, "no reason given");
    }

    /// <summary>
    /// Everything comes out again, also what names no channel and no key. How often a note's pitch moves is the
    /// tracker's matter.
    /// </summary>
    [Theory]
    [InlineData("Inconsistent notes break nothing and pass at their sample or not at all", "^14 of 14 notes passed on$")]
    [InlineData("Notes of any id, port, channel or key pass at their sample or not at all", "^8 of 8 notes passed on$")]
    [InlineData("Before any transport the same notes are heard", "^2 notes$")]
    [InlineData("Blocks of any length give the same audio and events", "^[1-9][0-9]+ events, the same at all sizes$")]
    public void The_checks_see_what_they_are_about(string check, string pattern) =>
        Assert.Matches(pattern, ReasonOf(check));

    /// <summary>The check passes and tells this.</summary>
    protected void AssertReason(string check, string reason) => Assert.Equal(reason, ReasonOf(check));

    private string ReasonOf(string check) => ConformanceSuite.Run(TestPlugins.Built(plugin), TestPlugins.Check(check)).Reason;
}
