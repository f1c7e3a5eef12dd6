using VocalMidi.Hosting.Program;

namespace VocalMidi.Hosting.Conformance;

/// <summary>
/// What public validators check that new plugins break on, as our own checks for CLAP and VST3 (see
/// native/headless-host/conformance). Each runs in a process of its own. Any thread.
/// </summary>
public static class ConformanceSuite
{
    private static readonly TimeSpan s_hangTimeout = TimeSpan.FromMinutes(1);

    /// <summary>All checks, in the order of the specification.</summary>
    /// <exception cref="HostException">The native host is missing.</exception>
    public static IReadOnlyList<ConformanceCheck> Checks()
    {
        var checks = new List<ConformanceCheck>();
        Run(["conformance=list"], record =>
        {
            if (record[0] == "check") checks.Add(new ConformanceCheck(record[1], record[2], record[3]));
        });
        return checks;
    }

    /// <summary>Runs one check; a plugin that crashes or hangs in it has failed it.</summary>
    /// <param name="pluginPath">A .clap file, a .vst3 bundle or the library inside one.</param>
    /// <param name="check">One of <see cref="Checks"/>.</param>
    /// <param name="pluginId">Which of the file's plugins; null: the first.</param>
    /// <exception cref="HostException">There is no such file, or the native host is missing.</exception>
    public static ConformanceResult Run(string pluginPath, ConformanceCheck check, string? pluginId = null)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (!Path.Exists(pluginPath)) throw new HostException($"cannot load {pluginPath}: no such file");
        string[] words = ["plugin=" + Path.GetFullPath(pluginPath), "conformance=" + check.Name, "plugin-id=" + pluginId];
        string[]? told = null;
        HostProcess process = Run(words, record =>
        {
            if (record[0] is "checked" or "error") told = record;
        });
        if (process.Hung) return Failed(check, "hangs");
        if (told is ["checked", _, var verdict, var reason]) return new ConformanceResult(check, Verdict(verdict), reason);
        return Failed(check, told is ["error", var error] ? error : "crashes: " + SignalNames.Describe(process.ExitStatus));
    }

    private static HostProcess Run(IEnumerable<string> words, Action<string[]> take)
    {
        var process = new HostProcess();
        process.Run(words, null, s_hangTimeout, take);
        return process;
    }

    private static ConformanceVerdict Verdict(string word) => word switch
    {
        "ok" => ConformanceVerdict.Passed,
        "failed" => ConformanceVerdict.Failed,
        "not-applicable" => ConformanceVerdict.NotApplicable,
        _ => throw new HostException($"the native host speaks of a verdict {word}: build it anew"),
    };

    private static ConformanceResult Failed(ConformanceCheck check, string reason) =>
        new(check, ConformanceVerdict.Failed, reason);
}
