using System.Diagnostics;

namespace VocalMidi.Hosting.Program;

/// <summary>Runs the native program once, hands its records on, and ends it when it shows no life.</summary>
internal sealed class HostProcess
{
    private static readonly TimeSpan s_lookInterval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly List<string> _printed = [];
    private long _lastLife = Stopwatch.GetTimestamp();
    private string _lastProgress = "";

    /// <summary>Exit status, 128 + signal when a signal ended it.</summary>
    public int ExitStatus { get; private set; }

    /// <summary>It gave no sign of life and was ended.</summary>
    public bool Hung { get; private set; }

    /// <summary>What it, or the plugin in it, printed for people.</summary>
    public IReadOnlyList<string> Printed => _printed;

    /// <summary>Runs it to its end.</summary>
    /// <param name="words">Its arguments.</param>
    /// <param name="variables">Added to its environment; null: none.</param>
    /// <param name="hangTimeout">Longest time without a new record.</param>
    /// <param name="record">Takes each record's fields; one call at a time, on another thread.</param>
    public void Run(IEnumerable<string> words, IReadOnlyDictionary<string, string>? variables, TimeSpan hangTimeout, Action<string[]> record)
    {
        var start = new ProcessStartInfo(HostProgram.Path, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        if (variables is not null)
        {
            foreach ((string name, string value) in variables) start.Environment[name] = value;
        }

        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Take(line.Data, record);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.WaitForExit(s_lookInterval))
        {
            if (Stopwatch.GetElapsedTime(Interlocked.Read(ref _lastLife)) < hangTimeout) continue;
            Hung = true;
            process.Kill(entireProcessTree: true);
            break;
        }

        process.WaitForExit(); // and for the last of its output
        ExitStatus = process.ExitCode;
    }

    private void Take(string? line, Action<string[]> record)
    {
        if (line is null) return;
        // The main thread reports progress whether or not there is any.
        bool stands = line.StartsWith("progress\t", StringComparison.Ordinal) && line == _lastProgress;
        _lastProgress = line;
        if (!stands) Interlocked.Exchange(ref _lastLife, Stopwatch.GetTimestamp());
        string[] fields = line.Split('\t');
        for (int i = 0; i < fields.Length; i++) fields[i] = Unescape(fields[i]);
        record(fields);
    }

    private void Keep(string? line)
    {
        const int most = 200; // lines; a plugin may chatter without end
        if (line is null) return;
        lock (_lock)
        {
            if (_printed.Count < most) _printed.Add(line);
        }
    }

    private static string Unescape(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal)) return field;
        var text = new System.Text.StringBuilder(field.Length);
        for (int i = 0; i < field.Length; i++)
        {
            if (field[i] != '\\' || i + 1 == field.Length) text.Append(field[i]);
            else text.Append(field[++i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', char c => c });
        }

        return text.ToString();
    }
}
