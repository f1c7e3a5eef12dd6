namespace VocalMidi.Scripting.Checking;

/// <summary>A global that nobody defines: a slip of the pen, or something the sandbox has not.</summary>
/// <param name="Name">The global.</param>
/// <param name="Line">Where it is read first, line from 1.</param>
/// <param name="Meant">A known name that is spelled nearly so; null: none is.</param>
public sealed record UnknownGlobal(string Name, int Line, string? Meant)
{
    /// <summary>What is wrong and what to do, for people.</summary>
    public string Message => ScriptGlobals.Forbidden.Contains(Name)
        ? $"scripts have no {Name}: files, modules, programs and code from text are out of their reach"
        : Meant is null ? $"nothing is called {Name}" : $"nothing is called {Name}; is {Meant} meant?";

    /// <summary>
    /// The globals that a script reads, that it never writes and that are none of a fresh script's. A misspelled handler
    /// is one too: it is written, never read, and nearly one of the handlers.
    /// </summary>
    /// <exception cref="ScriptException">The script is not valid Lua.</exception>
    public static IReadOnlyList<UnknownGlobal> In(ScriptText text)
    {
        IReadOnlyList<GlobalUse> uses = GlobalUse.In(text);
        var written = uses.Where(use => use.IsWritten).Select(use => use.Name).ToHashSet();
        var read = uses.Where(use => !use.IsWritten).Select(use => use.Name).ToHashSet();
        var known = ScriptGlobals.Names.ToHashSet();
        IEnumerable<UnknownGlobal> strange = uses
            .Where(use => !use.IsWritten && !written.Contains(use.Name) && !known.Contains(use.Name))
            .Where(use => !ScriptGlobals.Handlers.Contains(use.Name))
            .Select(use => new UnknownGlobal(use.Name, use.Line, Nearest(use.Name, known.Concat(written))));
        IEnumerable<UnknownGlobal> misspelled = uses
            .Where(use => use.IsWritten && !read.Contains(use.Name) && !ScriptGlobals.Handlers.Contains(use.Name))
            .Select(use => new UnknownGlobal(use.Name, use.Line, Nearest(use.Name, ScriptGlobals.Handlers)))
            .Where(unknown => unknown.Meant is not null);
        return [.. strange.Concat(misspelled).DistinctBy(unknown => unknown.Name).OrderBy(unknown => unknown.Line)];
    }

    private static string? Nearest(string name, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
        .Where(candidate => candidate.Distance <= Math.Max(1, name.Length / 4))
        .OrderBy(candidate => candidate.Distance)
        .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    /// <summary>Levenshtein's distance: letters to add, drop or change, capitals counting as half.</summary>
    private static double Distance(string a, string b)
    {
        var row = new double[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            double diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                bool same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                double change = a[i - 1] == b[j - 1] ? 0 : same ? 0.5 : 1;
                double best = Math.Min(diagonal + change, Math.Min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = best;
            }
        }

        return row[b.Length];
    }
}
