using VocalMidi.Hosting.Conformance;

namespace VocalMidi.Hosting.Tests;

/// <summary>Each check can fail, and need not: small plugins that break one rule each, and one that breaks none.</summary>
public sealed class ConformanceFaultTests
{
    [Fact]
    public void A_plugin_that_keeps_all_rules_fails_no_check()
    {
        ConformanceResult[] results =
            [.. ConformanceSuite.Checks().Select(check => ConformanceSuite.Run(TestPlugins.Path("faulty"), check, "lawful"))];
        Assert.DoesNotContain(results, r => r.Verdict == ConformanceVerdict.Failed);
        Assert.Equal(4, results.Count(r => r.Verdict == ConformanceVerdict.NotApplicable));
    }

    [Theory]
    [InlineData("in-place", "The same comes out in place and out of place", "in place: channel 1 differs")]
    [InlineData("doubles", "64-bit samples give what 32-bit ones give", "64-bit samples: channel 1 differs")]
    [InlineData("float-mode", "Denormals are survived, and the floating-point mode is left alone", "another floating-point mode")]
    [InlineData("delay-line", "NaN and infinity are gone after a reset", "not finite")]
    [InlineData("constant-mask", "A channel said to be constant is constant, whatever the mask was before", "which is not")]
    [InlineData("sleeps-aloud", "A plugin that says it sleeps is silent", "sounds on although it said that it sleeps")]
    [InlineData("long-tail", "After its tail silence stays silent, whatever the parameters", "after the end of the tail")]
    [InlineData("per-block", "Blocks of any length give the same audio and events", "blocks of 1: event 1")]
    [InlineData("rates", "Every sample rate plays or is refused", "refuses 96000 Hz")]
    [InlineData("delay-line", "Nothing survives a reset, whatever the parameters", "heard after it")]
    [InlineData("activations", "A second activation is as the first, whatever the parameters", "in a second activation")]
    [InlineData("transport", "Before any transport the same notes are heard", "crashes: signal SIGSEGV")]
    [InlineData("transport", "The transport may vanish and come back", "crashes: signal SIGSEGV")]
    [InlineData("late-notes", "Inconsistent notes break nothing and pass at their sample or not at all", "not sorted by time")]
    [InlineData("wildcards", "Notes of any id, port, channel or key pass at their sample or not at all", "another sample, key")]
    [InlineData("defaults", "Parameters begin at their defaults, inside their ranges, with names and ids of their own", "not begin at its default")]
    [InlineData("text", "Every value's text is read back as the value it shows", "reads its text")]
    [InlineData("bounds", "Values outside the range, infinite or no numbers leave every value inside", "outside its range")]
    [InlineData("unknown-id", "Unknown parameters and indices are refused", "unknown parameter")]
    [InlineData("inactive-flush", "A value set while inactive counts", "while inactive")]
    [InlineData("no-buffers", "A value set in a block of no frames and no buffers counts", "no frames and no buffers")]
    [InlineData("automation", "Automation counts at its sample, at any block size", "automation in blocks of 64")]
    [InlineData("other-range", "Ranges and kinds of parameters stay as they are while the plugin is active", "another range while active")]
    [InlineData("rescan-all", "Ranges and kinds of parameters stay as they are while the plugin is active", "RESCAN_ALL called while active")]
    [InlineData("cookie", "A change without its cookie counts", "does not count")]
    [InlineData("namespace", "An event of a foreign namespace changes nothing", "changes a parameter")]
    [InlineData("threads", "Parameters used on several threads at once keep their last values", "does not stand")]
    [InlineData("empty-state", "An empty stream is refused and changes nothing", "taken for a state")]
    [InlineData("any-state", "Random bytes are refused and change nothing", "taken for a state")]
    [InlineData("empty-state", "A state cut short is refused and changes nothing", "taken for a state")]
    [InlineData("any-state", "A damaged state is refused, or leaves every value legal", "outside its range")]
    [InlineData("lost-state", "A state that was saved, restored and saved is the same to the byte", "does not come back")]
    [InlineData("other-bytes", "A state that was saved, restored and saved is the same to the byte", "other bytes after it was restored")]
    [InlineData("whole-reads", "A state goes through streams that take a few bytes at a time", "refuses its own state")]
    [InlineData("full-stream", "A stream that takes nothing makes saving fail", "took nothing")]
    [InlineData("lost-state", "A state is saved and restored on another thread while audio plays", "other values stand")]
    [InlineData("layout", "Every layout that is taken is told and plays, mono too", "while active")]
    [InlineData("any-layout", "Layouts and buses that cannot be are refused", "behind the last")]
    [InlineData("lost-bypass", "The bypass comes back with the state", "forgets its bypass")]
    [InlineData("plays-bypassed", "While bypassed the audio passes, later by the latency, and no note is played", "while bypassed")]
    [InlineData("stuck-on-stop", "Processing stops and starts again and again, and every note ends", "a note never ends")]
    [InlineData("inactive", "Calls that are not allowed but seen break nothing", "before it was activated")]
    [InlineData("event-holes", "Changes out of order, outside the block and of unknown kinds break nothing", "crashes: signal SIGSEGV")]
    public void A_broken_rule_is_seen_by_its_check(string fault, string check, string words) =>
        AssertFailed(TestPlugins.Path("faulty"), fault, check, words);

    [Theory]
    [InlineData("A scan answers and does nothing else: no library, thread or file is opened", "starts a thread")]
    [InlineData("Wrong ids, factories and indices give nothing", "unknown id")]
    [InlineData("Features begin with a main category and repeat none", "begins its features with stereo")]
    [InlineData("The plugin has a name, a vendor and a version, and its instances say the same", "has no version")]
    [InlineData("What was ended may begin again", "entered again")]
    public void A_careless_file_is_seen(string check, string words) =>
        AssertFailed(TestPlugins.Path("careless"), "lawful", check, words);

    [Fact]
    public void A_symbol_that_nobody_has_is_seen() => AssertFailed(
        TestPlugins.Path("unresolved"), null, "Every symbol is found when the file is loaded", "nobody_has_this_function");

    [Theory]
    [InlineData("Wrong ids, factories and indices give nothing", "makes a plugin")]
    [InlineData("64-bit samples give what 32-bit ones give", "differs")]
    [InlineData("A channel said to be silent is silent, whatever the flags were before", "silent which is not")]
    [InlineData("Parameters begin at their defaults, inside their ranges, with names and ids of their own", "can be automated")]
    [InlineData("Values outside the range, infinite or no numbers leave every value inside", "outside its range")]
    [InlineData("An empty stream is refused and changes nothing", "taken for a state")]
    [InlineData("Every layout that is taken is told and plays, mono too", "number of channels")]
    [InlineData("Layouts and buses that cannot be are refused", "takes")]
    [InlineData("Buses are switched off and on, and nothing comes of those that are off", "behind the last")]
    [InlineData("The plugin says what it must be told, and lives on that", "does not say what it needs")]
    [InlineData("The bypass comes back with the state", "forgets its bypass")]
    [InlineData("What was ended may begin again", "although it was terminated")]
    [InlineData("Calls that are not allowed but seen break nothing", "before it was activated")]
    public void A_careless_vst3_is_seen(string check, string words) =>
        AssertFailed(TestPlugins.Built("test-plugins/careless_vst3.so"), null, check, words);

    private static void AssertFailed(string plugin, string? id, string check, string words)
    {
        ConformanceResult result = ConformanceSuite.Run(plugin, TestPlugins.Check(check), id);
        Assert.Equal(ConformanceVerdict.Failed, result.Verdict);
        Assert.Contains(words, result.Reason, StringComparison.Ordinal);
    }
}
