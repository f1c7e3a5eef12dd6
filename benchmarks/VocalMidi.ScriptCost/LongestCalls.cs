using System.Diagnostics;
using VocalMidi.Engine.Timing;
using VocalMidi.Scripting;

/// <summary>How long the longest call of each script takes, the slowest first; the least of five tries.</summary>
internal static class LongestCalls
{
    public static void Show(string[] files)
    {
        var rows = new List<(double Milliseconds, long Work, string Name)>();
        foreach (string file in files)
        {
            (double Milliseconds, long Work, string Name) best = (double.MaxValue, 0, Path.GetFileName(file));
            for (int i = 0; i < 5; i++)
            {
                (double milliseconds, long work) = Longest(new ScriptText(best.Name, File.ReadAllText(file)));
                if (milliseconds < best.Milliseconds) best = (milliseconds, work, best.Name);
            }

            rows.Add(best);
        }

        Console.WriteLine("longest call, ms   its work   script");
        foreach ((double milliseconds, long work, string name) in rows.OrderByDescending(row => row.Milliseconds))
            Console.WriteLine($"{milliseconds,16:0.0} {work,10}   {name}");
    }

    private static (double Milliseconds, long Work) Longest(ScriptText text)
    {
        double longest = 0;
        long work = 0;
        NoteScript script;
        long start = Stopwatch.GetTimestamp();
        try
        {
            script = NoteScript.Compile(text, new ScriptLimits { BackstopMilliseconds = 60_000 });
        }
        catch (ScriptException e)
        {
            return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, e.Fault.Work);
        }

        using var chain = new ScriptChain(1000, [script], new HashSink());
        for (int i = 0; i < 5; i++)
        {
            var e = new VoiceEvent(VoiceEventKind.NoteOn, i + 1, 60, i * 100, i * 100, i * 100, 60, 0.5f, 0.5f);
            Time(() => chain.Accept(e));
            Time(() => chain.AdvanceTo((i * 100) + 2));
            Time(() => chain.Accept(e with { Kind = VoiceEventKind.NoteOff, DecisionSample = (i * 100) + 50, DueSample = (i * 100) + 50 }));
        }

        return (longest, work);

        void Time(Action action)
        {
            long begin = Stopwatch.GetTimestamp();
            action();
            double took = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            if (took <= longest) return;
            longest = took;
            work = script.LastWork;
        }
    }
}
