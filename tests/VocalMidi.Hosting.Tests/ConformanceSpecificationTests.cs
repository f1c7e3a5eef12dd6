using VocalMidi.Hosting.Conformance;

namespace VocalMidi.Hosting.Tests;

/// <summary>The suite has at least one check for every line of its specification, and none beside it.</summary>
public sealed class ConformanceSpecificationTests
{
    /// <summary>What public validators check that new plugins break on, by group.</summary>
    private static readonly Dictionary<string, string[]> s_lines = new()
    {
        ["Loading"] =
        [
            "scan time", "symbols resolved at load (RTLD_NOW)", "wrong id or factory", "features and their order",
        ],
        ["Audio"] =
        [
            "in-place and out-of-place buffers", "32 and 64 bit", "denormals", "constant mask", "sleep status",
            "block sizes varying and random down to 1 and 0 frames", "many sample rates", "reset and reactivate",
            "processing before any transport", "null transport",
        ],
        ["Notes in"] = ["inconsistent", "wildcard ids"],
        ["Parameters"] =
        [
            "missing cookies", "wrong namespace", "out-of-bounds", "text↔value round trip", "defaults",
            "flush while inactive and with no buffers", "automation at sample offsets", "from several threads",
        ],

        // "version forward and backward" knows the state's format and so is tested in StateVersionTests.
        ["State"] =
        [
            "an empty stream returns false", "random bytes are refused", "save → load → save is byte-identical",
            "tiny stream chunks", "state from another thread",
        ],
        ["VST3"] =
        [
            "bus activation and arrangements including mono", "terminate/initialise again", "suspend/resume",
            "silence flags", "process-context requirements", "bypass persistence",
        ],
        ["Editor"] = ["open and close repeatedly, while processing, before and after activation"],
        ["Misuse"] = ["illegal-but-seen calls that must not crash"],
    };

    [Fact]
    public void Every_line_of_the_specification_has_a_check_and_every_check_a_line() => Assert.Equal(
        s_lines.SelectMany(group => group.Value.Select(line => (group.Key, line))).Order(),
        ConformanceSuite.Checks().Select(check => (check.Group, check.Line)).Distinct().Order());

    [Fact]
    public void Every_check_has_a_name_of_its_own() =>
        Assert.Equal(ConformanceSuite.Checks().Count, ConformanceSuite.Checks().DistinctBy(check => check.Name).Count());
}
