using Spectre.Console;
using Spectre.Console.Rendering;

namespace VocalMidi.Cli;

/// <summary>
/// Where the program speaks: data on standard output, words for people on standard error. Any thread may call.
/// </summary>
/// <param name="data">Standard output.</param>
/// <param name="people">Standard error.</param>
/// <param name="isInteractive">Standard error is a terminal somebody watches.</param>
public sealed class Terminal(Stream data, TextWriter people, bool isInteractive)
{
    private readonly Lock _lock = new();
    private IAnsiConsole? _progressConsole;

    /// <summary>The process's own streams.</summary>
    public static Terminal OfProcess() =>
        new(Console.OpenStandardOutput(), Console.Error, !Console.IsErrorRedirected);

    /// <summary>Standard error, for text that is laid out elsewhere.</summary>
    public TextWriter People => people;

    /// <summary>Standard error is a terminal somebody watches.</summary>
    public bool IsInteractive => isInteractive;

    /// <summary>Writes data to standard output. A reader that has gone away (a closed pipe) is no error.</summary>
    public void WriteData(ReadOnlySpan<byte> bytes)
    {
        try
        {
            lock (_lock)
            {
                data.Write(bytes);
                data.Flush();
            }
        }
        catch (IOException)
        {
            // "vocalmidi ... | head" has read enough.
        }
    }

    /// <summary>Tells people one line.</summary>
    public void Say(string line)
    {
        lock (_lock)
        {
            if (_progressConsole is { } console) console.WriteLine(line);
            else people.WriteLine(line);
        }
    }

    /// <summary>Tells people that something went wrong, as "vocalmidi: message".</summary>
    public void Complain(string message) => Say("vocalmidi: " + message);

    /// <summary>Warns that a recording is shorter than its header says.</summary>
    internal void WarnOfTruncation(string path, double seconds) => Complain(FormattableString.Invariant(
        $"warning: {path} ends before its header says it should: only the {seconds:F2} s there are used"));

    /// <summary>
    /// Runs work under a progress bar, or without one where nobody watches.
    /// </summary>
    /// <param name="what">Name of the work.</param>
    /// <param name="parts">Number of parts of the work.</param>
    /// <param name="work">Does it; tells the given action how much of a part is done, 0 to 1, from any thread.</param>
    public void WithProgress(string what, int parts, Action<Action<int, double>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (!isInteractive)
        {
            work((_, _) => { });
            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(people) });
        var done = new double[parts];
        console.Progress().AutoClear(true).Start(progress =>
        {
            ProgressTask bar = progress.AddTask(Markup.Escape(what), maxValue: Math.Max(parts, 1));
            _progressConsole = console;
            try
            {
                work((part, fraction) =>
                {
                    lock (done)
                    {
                        bar.Increment(fraction - done[part]);
                        done[part] = fraction;
                    }
                });
            }
            finally
            {
                _progressConsole = null;
            }
        });
    }

    /// <summary>Runs work under a display that changes in place; only for an interactive terminal.</summary>
    /// <param name="first">Shown at first.</param>
    /// <param name="work">Does it; gives what is to be shown next to the given action, from any thread.</param>
    public void WithLive(IRenderable first, Action<Action<IRenderable>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(people) });
        console.Live(first).Start(live => work(live.UpdateTarget));
    }
}
